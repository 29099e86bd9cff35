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
  const { profile, record } = useWords();
  const { username = '', fields = [] } = mark.parameters;
  const who = mark.actor?.display_name ?? record.someone;
  return (
    <li>
      <Mark {...markOf(mark, user.id)} />
      <p className="sentence">{profile.happened({ kind: mark.kind, who, username, fields })}</p>
      {mark.reason && <p className="why">{record.reason({ reason: mark.reason })}</p>}
      <div className="meta">
        <Time at={mark.at} as="exact" />
      </div>
    </li>
  );
}
