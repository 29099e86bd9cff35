import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { MarkView } from '../../query/models/post_view';
import { diffAddress } from '../addresses';
import { markOf } from '../marks';
import { Mark } from './Mark';
import { Time } from './Time';

interface Props {
  mark: MarkView;
  post: { id: string; author: { id: string } };
  /** Versions whose text is erased. */
  erased: ReadonlySet<number>;
}

/** A mark and a sentence for one thing that happened; a change leads to what it changed. */
export function RecordMark({ mark, post, erased }: Props) {
  const { record } = useWords();
  const version = mark.parameters.version ?? 1;
  const who = mark.actor?.display_name ?? record.someone;
  const told = mark.parameters.to_version ?? version;
  const sentence = record.happened({ kind: mark.kind, who, version: told });
  const changed = mark.kind === 'post.edited' || mark.kind === 'post.reverted';
  const isTold = changed && !erased.has(version) && !erased.has(version - 1);
  return (
    <li>
      <Mark {...markOf(mark, post.author.id)} />
      {isTold ? (
        <Link {...diffAddress(post.id, version - 1, version)}>{sentence}</Link>
      ) : (
        <span>{sentence}</span>
      )}
      <span className="when">
        <Time at={mark.at} />
      </span>
      {mark.reason && <span className="why">{record.reason({ reason: mark.reason })}</span>}
    </li>
  );
}
