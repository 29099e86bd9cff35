import { getRouteApi, Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { useCommentMarks } from '../../query/hooks/useComments';
import type { MarkView } from '../../query/models/post_view';
import { WholeRecord } from '../components/WholeRecord';
import { anchorOf } from '../thread';

const route = getRouteApi('/c/$commentId/record');

/** Everything that happened to a comment, oldest first. It stays readable when the comment is gone. */
export function CommentRecordPage() {
  const { commentId } = route.useParams();
  const { after } = route.useSearch();
  const { record } = useWords();
  const { latest, stale, lostSince } = useCommentMarks(commentId, after);
  const { data: marks, next } = latest;
  // Who added it wrote it: the comment itself may be gone and say nothing.
  const added = useCommentMarks(commentId).data[0];
  const postId = added?.parameters.post_id ?? '';
  const hash = anchorOf(commentId);
  return (
    <WholeRecord
      {...{ marks, stale, lostSince }}
      authorId={added?.actor?.id ?? ''}
      title={record.ofComment}
      back={
        <Link className="page-note" to="/p/$postId" params={{ postId }} hash={hash}>
          {record.toComment}
        </Link>
      }
      waysFrom={(mark) => <AsItWas mark={mark} postId={postId} hash={hash} />}
      newer={
        next && (
          <Link to="/c/$commentId/record" params={{ commentId }} search={{ after: next }}>
            {record.newer}
          </Link>
        )
      }
    />
  );
}

/** After all but a deletion the comment stands there to be read. */
function AsItWas({ mark, postId, hash }: { mark: MarkView; postId: string; hash: string }) {
  const { time } = useWords();
  if (mark.kind === 'comment.deleted') return null;
  return (
    <Link to="/p/$postId" params={{ postId }} search={{ as_of: String(mark.position) }} hash={hash}>
      {time.asItWasThen}
    </Link>
  );
}
