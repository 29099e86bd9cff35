import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { UserView } from '../../query/models/user_view';
import { TimeMenu } from './TimeMenu';

interface Props {
  user: UserView;
}

/** Who someone is, above the pages about them. */
export function ProfileHead({ user }: Props) {
  const { profile, person, list, times } = useWords();
  const params = { username: user.username };
  return (
    <>
      <div className="profile-head">
        {/* A picture made of the id: it says nothing that the name does not. */}
        <img className="avatar" src={`/avatars/${user.id}.svg`} alt="" width="64" height="64" />
        <div>
          <div className="page-head">
            <h1>{user.display_name}</h1>
            <TimeMenu />
          </div>
          <div className="meta byline">
            <span>{user.username}</span>
            {user.role !== 'member' && <span>{profile.roles[user.role]}</span>}
            <span>{profile.joined({ date: times.date(new Date(user.joined_at)) })}</span>
            <span>{list.postCount({ count: user.post_count })}</span>
          </div>
        </div>
      </div>
      {user.bio && (
        <p className="bio" lang={user.language}>
          {user.bio}
        </p>
      )}
      <nav className="tabs" aria-label={person.pages({ name: user.display_name })}>
        <Link to="/u/$username" params={params} activeOptions={{ exact: true, includeSearch: false }}>
          {person.posts}
        </Link>
        <Link to="/u/$username/comments" params={params} activeOptions={{ includeSearch: false }}>
          {person.comments}
        </Link>
        <Link to="/u/$username/record" params={params} activeOptions={{ includeSearch: false }}>
          {person.record}
        </Link>
      </nav>
    </>
  );
}
