import { getRouteApi } from '@tanstack/react-router';
import { refusalOf } from '../../infrastructure/api/problem';
import { useWords } from '../../language/words';
import { oldestOf } from '../../query/hooks/freshness';
import { useMarks, usePost } from '../../query/hooks/usePosts';
import { Byline } from '../components/Byline';
import { PostActions } from '../components/PostActions';
import { PostNews } from '../components/PostNews';
import { Record } from '../components/Record';
import { ServerHtml } from '../components/ServerHtml';
import { StatusLine } from '../components/StatusLine';
import { Stub } from '../components/Stub';
import { Tags } from '../components/Tags';
import { Thread } from '../components/Thread';
import { usePageTitle } from '../hooks/usePageTitle';
import { useRoomBeside } from '../hooks/useRoomBeside';
import { upTo } from '../moments';
import { erasedIn } from '../versions';

const route = getRouteApi('/p/$postId/$slug');

/** Left, what stands; right, how it came to be. */
export function PostPage() {
  const { postId } = route.useParams();
  const { as_of } = route.useSearch();
  const { post: words, gone: goneWords } = useWords();
  const { data: post, ahead, showAhead, failure, ...freshness } = usePost(postId, as_of);
  const marks = useMarks(postId);
  const { data: told, next } = useRoomBeside() ? marks.latest : marks;
  const until = told.filter(upTo(as_of));
  const gone = refusalOf(failure, 'post.gone');
  const show = () => {
    showAhead();
    marks.showAhead();
  };
  const title = post.title || goneWords.title;
  usePageTitle(title);
  return (
    <article className="post" aria-labelledby="title">
      <header className="post-head">
        {post.tags.length > 0 && (
          <div className="post-tags">
            <Tags tags={post.tags} />
          </div>
        )}
        <h1 id="title" lang={post.title ? post.language : undefined}>
          {title}
        </h1>
        <Byline post={post} />
        {post.state === 'redacted' && <Stub {...post} version={undefined} />}
        {post.state !== 'present' && post.state !== 'redacted' && (
          <div className="private">
            <p>{words.onlyYou}</p>
            <Stub {...post} version={undefined} />
          </div>
        )}
      </header>
      <Record post={post} marks={until} erased={erasedIn(told)} more={next !== null} />
      <div className="post-body">
        <StatusLine {...oldestOf(freshness, marks)}>
          <PostNews shown={post} ahead={ahead?.data} gone={gone} onShow={show} />
        </StatusLine>
        <ServerHtml html={post.html} language={post.language} />
        <PostActions post={post} />
      </div>
      <Thread post={post} marks={told} />
    </article>
  );
}
