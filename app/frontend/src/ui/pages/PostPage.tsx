import { getRouteApi } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { useMarks, usePost } from '../../query/hooks/usePosts';
import { Byline } from '../components/Byline';
import { PostActions } from '../components/PostActions';
import { Record } from '../components/Record';
import { ServerHtml } from '../components/ServerHtml';
import { Stale } from '../components/Stale';
import { Stub } from '../components/Stub';
import { Tags } from '../components/Tags';
import { usePageTitle } from '../hooks/usePageTitle';

const route = getRouteApi('/p/$postId/$slug');

/** Left, what stands; right, how it came to be. */
export function PostPage() {
  const { postId } = route.useParams();
  const { post: words } = useWords();
  const { data: post, stale } = usePost(postId);
  const { data: marks, next } = useMarks(postId);
  usePageTitle(post.title);
  return (
    <article className="post" aria-labelledby="title">
      <header className="post-head">
        {post.tags.length > 0 && (
          <div className="post-tags">
            <Tags tags={post.tags} />
          </div>
        )}
        <h1 id="title" lang={post.language}>
          {post.title}
        </h1>
        <Byline post={post} />
        <Stale stale={stale} />
        {post.state !== 'present' && (
          <div className="private">
            <p>{words.onlyYou}</p>
            <Stub {...post} />
          </div>
        )}
      </header>
      <Record post={post} marks={marks} more={next !== null} />
      <div className="post-body">
        <ServerHtml html={post.html} language={post.language} />
        <PostActions post={post} />
      </div>
    </article>
  );
}
