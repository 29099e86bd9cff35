import { getRouteApi, Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { oldestOf } from '../../query/hooks/freshness';
import { useUserComments } from '../../query/hooks/useComments';
import { useUser } from '../../query/hooks/useUsers';
import { OwnComment } from '../components/OwnComment';
import { Pages } from '../components/Pages';
import { ProfileHead } from '../components/ProfileHead';
import { ShowAhead } from '../components/ShowAhead';
import { StatusLine } from '../components/StatusLine';
import { usePageTitle } from '../hooks/usePageTitle';
import '../styles/people.css';

const route = getRouteApi('/u/$username/comments');

/** What someone said below posts, newest first. */
export function ProfileCommentsPage() {
  const { username } = route.useParams();
  const page = route.useSearch();
  const { after, as_of } = page;
  const { person, profile, list } = useWords();
  const { data: user, ...ofUser } = useUser(username, as_of);
  const { data: comments, next, ahead, showAhead, ...freshness } = useUserComments(username, page);
  const to = (cursor: string | undefined) => ({ params: { username }, search: { after: cursor } });
  usePageTitle(person.commentsOf({ name: user.display_name }));
  return (
    <div className="column">
      <ProfileHead user={user} />
      <StatusLine {...oldestOf(freshness, ofUser)}>
        <ShowAhead ahead={ahead} onShow={showAhead} />
      </StatusLine>
      {comments.length > 0 ? (
        <ol className="rows">
          {comments.map((comment) => (
            <OwnComment key={comment.id} comment={comment} />
          ))}
        </ol>
      ) : (
        <p className="empty">{profile.noComments({ name: user.display_name })}</p>
      )}
      <Pages>
        {after && (
          <Link to="/u/$username/comments" {...to(undefined)}>
            {list.newest}
          </Link>
        )}
        {next && (
          <Link to="/u/$username/comments" {...to(next)} rel="next">
            {list.older}
          </Link>
        )}
      </Pages>
    </div>
  );
}
