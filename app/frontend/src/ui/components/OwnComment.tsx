import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { UserComment } from '../../query/models/comment_view';
import { commentAddress } from '../addresses';
import { CommentText } from './CommentText';
import { Time } from './Time';

interface Props {
  comment: UserComment;
}

/** One comment in its author's list; it leads to its place. */
export function OwnComment({ comment }: Props) {
  const { comments, likes } = useWords();
  const { id, post, published_at, reply_count, reactions } = comment;
  const { like: liked = 0 } = reactions;
  return (
    <li className="row own-comment">
      <h2 className="row-title">
        <Link {...commentAddress(post, id)}>{comments.on({ title: post.title })}</Link>
      </h2>
      <div className="meta">
        <Time at={published_at} />
        {reply_count > 0 && <span>{comments.replyCount({ count: reply_count })}</span>}
        {liked > 0 && <span>{likes.count({ count: liked })}</span>}
      </div>
      <CommentText comment={comment} />
    </li>
  );
}
