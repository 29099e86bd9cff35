import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { MarkView, PostView } from '../../query/models/post_view';
import { RecordMark } from './RecordMark';

interface Props {
  post: PostView;
  marks: readonly MarkView[];
  /** Versions whose text is erased. */
  erased: ReadonlySet<number>;
  /** There are more marks than this answer holds. */
  more: boolean;
}

const SHOWN = 5;

/** The margin: how what stands beside it came to be; its first and last five marks. */
export function Record({ post, marks, erased, more }: Props) {
  const { record } = useWords();
  const hidden = marks.length - 2 * SHOWN;
  const first = hidden > 0 ? marks.slice(0, SHOWN) : marks;
  const last = hidden > 0 ? marks.slice(-SHOWN) : [];
  return (
    <aside className="record" aria-labelledby="record">
      <h2 className="record-title" id="record">
        {record.title}
      </h2>
      <ol className="marks">
        {first.map((mark) => (
          <RecordMark key={mark.position} mark={mark} post={post} erased={erased} />
        ))}
        {hidden > 0 && (
          <li className="marks-between">{more ? record.manyBetween : record.between({ count: hidden })}</li>
        )}
        {last.map((mark) => (
          <RecordMark key={mark.position} mark={mark} post={post} erased={erased} />
        ))}
      </ol>
      <Link className="record-more" to="/p/$postId/record" params={{ postId: post.id }}>
        {record.whole}
      </Link>
    </aside>
  );
}
