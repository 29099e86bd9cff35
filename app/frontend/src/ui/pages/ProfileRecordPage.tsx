import { getRouteApi, Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { oldestOf } from '../../query/hooks/freshness';
import { useUser, useUserMarks } from '../../query/hooks/useUsers';
import { Pages } from '../components/Pages';
import { PersonMark } from '../components/PersonMark';
import { ProfileHead } from '../components/ProfileHead';
import { StatusLine } from '../components/StatusLine';
import { usePageTitle } from '../hooks/usePageTitle';
import '../styles/history.css';
import '../styles/people.css';

const route = getRouteApi('/u/$username/record');

/** Everything that happened to an account that this viewer may read, oldest first. */
export function ProfileRecordPage() {
  const { username } = route.useParams();
  const { after } = route.useSearch();
  const { person, record } = useWords();
  const { data: user, ...ofUser } = useUser(username);
  const { latest, ...freshness } = useUserMarks(username, after);
  usePageTitle(person.recordOf({ name: user.display_name }));
  return (
    <div className="column">
      <ProfileHead user={user} />
      <StatusLine {...oldestOf(freshness, ofUser)} />
      {latest.data.length === 0 && <p className="empty">{person.nothingToTell}</p>}
      <ol className="marks marks-whole">
        {latest.data.map((mark) => (
          <PersonMark key={mark.position} mark={mark} user={user} />
        ))}
      </ol>
      <Pages>
        {latest.next && (
          <Link to="/u/$username/record" params={{ username }} search={{ after: latest.next }}>
            {record.newer}
          </Link>
        )}
      </Pages>
    </div>
  );
}
