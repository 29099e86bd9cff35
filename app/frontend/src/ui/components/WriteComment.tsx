import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { useViewer } from '../../query/hooks/useUsers';
import type { PostView } from '../../query/models/post_view';
import { AddCommentForm } from '../forms/AddCommentForm';
import { isKept } from '../forms/useKeptText';
import { useAsOf } from '../hooks/useAsOf';

interface Props {
  post: PostView;
}

/** Where those write who may, and guests learn how to. */
export function WriteComment({ post }: Props) {
  const { comments } = useWords();
  const viewer = useViewer();
  if (useAsOf() !== undefined) return null;
  if (post.state !== 'present') return <p className="page-note">{comments.closed}</p>;
  // Whoever is logged out while writing goes on, and logs in when it is sent.
  if (post.can.comment || isKept(`comment.${post.id}`)) return <AddCommentForm key={post.id} post={post} />;
  if (viewer) return null;
  return (
    <p className="thread-log-in">
      <Link to="/login" search={{ next: `/p/${post.id}/${post.slug || 'post'}#comments` }}>
        {comments.logIn}
      </Link>
    </p>
  );
}
