import type { PostSummary } from '../../query/models/post_view';
import { PostRow } from './PostRow';

interface Props {
  posts: readonly PostSummary[];
}

export function PostList({ posts }: Props) {
  return (
    <ol className="rows">
      {posts.map((post) => (
        <PostRow key={post.id} post={post} />
      ))}
    </ol>
  );
}
