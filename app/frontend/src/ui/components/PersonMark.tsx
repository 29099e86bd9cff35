import { lookUp } from '../../language/look_up';
import { useWords } from '../../language/words';
import type { MarkView } from '../../query/models/post_view';
import type { UserView } from '../../query/models/user_view';
import { markOf } from '../marks';
import { Mark } from './Mark';
import { Time } from './Time';

interface Props {
  mark: MarkView;
  user: UserView;
}

/** One thing that happened to an account. */
export function PersonMark({ mark, user }: Props) {
  const { person, record, locale } = useWords();
  const { username = '', fields = [] } = mark.parameters;
  const changed = new Intl.ListFormat(locale).format(
    fields.map((field) => lookUp(person.fields, field) ?? field),
  );
  // Nobody has logged in yet who registers or logs in: it is the person all the same.
  const who = mark.actor?.display_name ?? user.display_name;
  return (
    <li>
      <Mark {...markOf(mark, user.id)} />
      <p className="sentence">{person.happened({ kind: mark.kind, who, username, changed })}</p>
      {mark.reason && <p className="why">{record.reason({ reason: mark.reason })}</p>}
      <div className="meta">
        <Time at={mark.at} as="exact" />
      </div>
    </li>
  );
}
