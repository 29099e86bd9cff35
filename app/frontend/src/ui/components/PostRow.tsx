import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { PostSummary } from '../../query/models/post_view';
import { postAddress } from '../addresses';
import { AuthorLink } from './AuthorLink';
import { Tags } from './Tags';
import { Time } from './Time';

interface Props {
  post: PostSummary;
}

/** One post in a list. Flask's list page has the same markup. */
export function PostRow({ post }: Props) {
  const { list, comments, likes, gone } = useWords();
  const { comment_count: said, reactions } = post;
  return (
    <li className="row">
      <h2 className="row-title" lang={post.language}>
        <Link {...postAddress(post)}>{post.title || gone[post.state]}</Link>
      </h2>
      <div className="meta">
        {post.author && <AuthorLink author={post.author} />}
        <Time at={post.published_at} />
        {post.version > 1 && <span>{list.edited({ times: post.version - 1 })}</span>}
        {post.tags.length > 0 && (
          <span className="tag-list">
            <Tags tags={post.tags} />
          </span>
        )}
        {said > 0 && (
          <Link {...postAddress(post)} hash="comments">
            {comments.count({ count: said })}
          </Link>
        )}
        {(reactions.like ?? 0) > 0 && <span>{likes.count({ count: reactions.like ?? 0 })}</span>}
      </div>
    </li>
  );
}
