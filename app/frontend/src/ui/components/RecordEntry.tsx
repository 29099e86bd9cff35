import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { MarkView } from '../../query/models/post_view';
import { diffAddress, versionAddress } from '../addresses';
import { markOf } from '../marks';
import { Mark } from './Mark';
import { Time } from './Time';

/** After these the post stands there to be read. */
const SHOWN_THEN = new Set<string>(['post.published', 'post.edited', 'post.reverted', 'post.restored']);

interface Props {
  mark: MarkView;
  postId: string;
  authorId: string;
  /** Versions whose text is erased. */
  erased: ReadonlySet<number>;
  withEvent: boolean;
}

/** One thing that happened, in full: exact time, reason, what it changed, and the event itself. */
export function RecordEntry({ mark, postId, authorId, erased, withEvent }: Props) {
  const { record, versions, time } = useWords();
  const version = mark.parameters.version;
  const isRead = version && !erased.has(version);
  const who = mark.actor?.display_name ?? record.someone;
  const told = mark.parameters.to_version ?? version ?? 1;
  return (
    <li>
      <Mark {...markOf(mark, authorId)} />
      <p className="sentence">{record.happened({ kind: mark.kind, who, version: told })}</p>
      {mark.reason && <p className="why">{record.reason({ reason: mark.reason })}</p>}
      <div className="meta">
        <Time at={mark.at} as="exact" />
        {isRead && <Link {...versionAddress(postId, version)}>{record.readThen({ version })}</Link>}
        {SHOWN_THEN.has(mark.kind) && (
          <Link to="/p/$postId" params={{ postId }} search={{ as_of: String(mark.position) }}>
            {time.asItWasThen}
          </Link>
        )}
        {isRead && version > 1 && !erased.has(version - 1) && (
          <Link {...diffAddress(postId, version - 1, version)}>{versions.whatChanged}</Link>
        )}
      </div>
      {withEvent && <code className="event">{eventOf(mark)}</code>}
    </li>
  );
}

function eventOf({ position, kind, parameters, cause }: MarkView): string {
  return JSON.stringify({ position, kind, ...parameters, ...(cause ? { cause } : {}) });
}
