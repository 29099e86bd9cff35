import { getRouteApi } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { oldestOf } from '../../query/hooks/freshness';
import { usePosts } from '../../query/hooks/usePosts';
import { useUser } from '../../query/hooks/useUsers';
import { ListNews } from '../components/ListNews';
import { PostList } from '../components/PostList';
import { PostPages } from '../components/PostPages';
import { ProfileHead } from '../components/ProfileHead';
import { StatusLine } from '../components/StatusLine';
import { usePageTitle } from '../hooks/usePageTitle';
import '../styles/people.css';

const route = getRouteApi('/u/$username');

/** One person, and what they posted. */
export function ProfilePage() {
  const { username } = route.useParams();
  const page = route.useSearch();
  const { after, as_of } = page;
  const { profile } = useWords();
  const { data: user, showAhead: showUser, ...ofUser } = useUser(username, as_of);
  const { data: posts, next, ahead, showAhead, ...freshness } = usePosts({ author: username, ...page });
  const show = () => {
    showUser();
    showAhead();
  };
  usePageTitle(user.display_name);
  return (
    <div className="column">
      <ProfileHead user={user} />
      <StatusLine {...oldestOf(freshness, ofUser)}>
        {!after && <ListNews shown={posts} ahead={ahead} onShow={show} />}
      </StatusLine>
      {posts.length > 0 ? (
        <PostList posts={posts} />
      ) : (
        <p className="empty">{profile.noPosts({ name: user.display_name })}</p>
      )}
      <PostPages filter={{ after }} next={next} of={username} />
    </div>
  );
}
