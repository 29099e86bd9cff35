import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../language/words';
import { useMarks } from '../../query/hooks/usePosts';
import { Pages } from '../components/Pages';
import { RecordEntry } from '../components/RecordEntry';
import { StatusLine } from '../components/StatusLine';
import { usePageTitle } from '../hooks/usePageTitle';
import { erasedIn } from '../versions';
import '../styles/history.css';

const route = getRouteApi('/p/$postId/record');

/** Everything that happened to a post, oldest first. It stays readable when the post is gone. */
export function RecordPage() {
  const { postId } = route.useParams();
  const { after } = route.useSearch();
  const { record, versions } = useWords();
  const { latest, stale, lostSince } = useMarks(postId, after);
  const { data: marks, next } = latest;
  // Who published it wrote it: the post itself may be gone and say nothing.
  const authorId = useMarks(postId).data[0]?.actor?.id ?? '';
  const erased = erasedIn(marks);
  const [events, setEvents] = useState(false);
  usePageTitle(record.title);
  return (
    <div className="column">
      <div className="page-head">
        <h1>{record.title}</h1>
        <Link className="page-note" to="/p/$postId" params={{ postId }}>
          {versions.toPost}
        </Link>
      </div>
      <StatusLine stale={stale} lostSince={lostSince} />
      <label className="switch">
        <input type="checkbox" checked={events} onChange={(event) => setEvents(event.target.checked)} />
        {record.showEvents}
      </label>
      <ol className="marks marks-whole">
        {marks.map((mark) => (
          <RecordEntry
            key={mark.position}
            mark={mark}
            postId={postId}
            authorId={authorId}
            erased={erased}
            withEvent={events}
          />
        ))}
      </ol>
      <Pages>
        {next && (
          <Link to="/p/$postId/record" params={{ postId }} search={{ after: next }}>
            {record.newer}
          </Link>
        )}
      </Pages>
    </div>
  );
}
