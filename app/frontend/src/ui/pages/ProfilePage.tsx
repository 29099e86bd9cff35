import { getRouteApi } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { usePosts } from '../../query/hooks/usePosts';
import { useUser } from '../../query/hooks/useUsers';
import { ListNews } from '../components/ListNews';
import { PostList } from '../components/PostList';
import { PostPages } from '../components/PostPages';
import { StatusLine } from '../components/StatusLine';
import { usePageTitle } from '../hooks/usePageTitle';

const route = getRouteApi('/u/$username');

/** One person, and what they posted. */
export function ProfilePage() {
  const { username } = route.useParams();
  const { profile, list, times } = useWords();
  const { data: user, stale, lostSince } = useUser(username);
  const { data: posts, next, ahead, showAhead } = usePosts({ author: username });
  usePageTitle(user.display_name);
  return (
    <div className="column">
      <div className="page-head">
        <h1>{user.display_name}</h1>
      </div>
      <div className="meta byline profile-facts">
        <span>{user.username}</span>
        {user.role !== 'member' && <span>{profile.role({ role: user.role })}</span>}
        <span>{profile.joined({ date: times.date(new Date(user.joined_at)) })}</span>
        <span>{list.postCount({ count: user.post_count })}</span>
      </div>
      {user.bio && <p className="bio">{user.bio}</p>}
      <StatusLine stale={stale} lostSince={lostSince}>
        <ListNews shown={posts} ahead={ahead} onShow={showAhead} />
      </StatusLine>
      {posts.length > 0 ? (
        <PostList posts={posts} />
      ) : (
        <p className="empty">{profile.noPosts({ name: user.display_name })}</p>
      )}
      <PostPages filter={{ author: username }} next={next} />
    </div>
  );
}
