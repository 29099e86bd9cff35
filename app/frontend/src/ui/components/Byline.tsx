import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { PostView } from '../../query/models/post_view';
import { AuthorLink } from './AuthorLink';
import { Time } from './Time';

interface Props {
  post: PostView;
}

/** Who wrote it and when; an edit leads to the versions. */
export function Byline({ post }: Props) {
  const { post: words, times } = useWords();
  return (
    <div className="meta byline">
      <AuthorLink author={post.author} />
      <Time at={post.published_at} />
      {post.edited_at && (
        <Link to="/p/$postId/versions" params={{ postId: post.id }}>
          {words.edited({ date: times.date(new Date(post.edited_at)), version: post.version })}
        </Link>
      )}
    </div>
  );
}
