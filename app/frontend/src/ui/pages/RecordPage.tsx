import { getRouteApi, Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { useMarks } from '../../query/hooks/usePosts';
import type { MarkView } from '../../query/models/post_view';
import { diffAddress, versionAddress } from '../addresses';
import { WholeRecord } from '../components/WholeRecord';
import { erasedIn } from '../versions';

const route = getRouteApi('/p/$postId/record');

/** After these the post stands there to be read. */
const SHOWN_THEN = new Set<string>(['post.published', 'post.edited', 'post.reverted', 'post.restored']);

/** Everything that happened to a post, oldest first. It stays readable when the post is gone. */
export function RecordPage() {
  const { postId } = route.useParams();
  const { after } = route.useSearch();
  const { record, versions } = useWords();
  const { latest, stale, lostSince } = useMarks(postId, after);
  const { data: marks, next } = latest;
  // Who published it wrote it: the post itself may be gone and say nothing.
  const authorId = useMarks(postId).data[0]?.actor?.id ?? '';
  const erased = erasedIn(marks);
  return (
    <WholeRecord
      {...{ marks, authorId, stale, lostSince }}
      title={record.title}
      back={
        <Link className="page-note" to="/p/$postId" params={{ postId }}>
          {versions.toPost}
        </Link>
      }
      waysFrom={(mark) => <Ways mark={mark} postId={postId} erased={erased} />}
      newer={
        next && (
          <Link to="/p/$postId/record" params={{ postId }} search={{ after: next }}>
            {record.newer}
          </Link>
        )
      }
    />
  );
}

interface WaysProps {
  mark: MarkView;
  postId: string;
  /** Versions whose text is erased. */
  erased: ReadonlySet<number>;
}

function Ways({ mark, postId, erased }: WaysProps) {
  const { record, versions, time } = useWords();
  const { version } = mark.parameters;
  const isRead = version && !erased.has(version);
  return (
    <>
      {isRead && <Link {...versionAddress(postId, version)}>{record.readThen({ version })}</Link>}
      {SHOWN_THEN.has(mark.kind) && (
        <Link to="/p/$postId" params={{ postId }} search={{ as_of: String(mark.position) }}>
          {time.asItWasThen}
        </Link>
      )}
      {isRead && version > 1 && !erased.has(version - 1) && (
        <Link {...diffAddress(postId, version - 1, version)}>{versions.whatChanged}</Link>
      )}
    </>
  );
}
