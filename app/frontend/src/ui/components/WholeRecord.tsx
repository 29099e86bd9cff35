import { type ReactNode, useState } from 'react';
import { useWords } from '../../language/words';
import type { Freshness } from '../../query/hooks/freshness';
import type { MarkView } from '../../query/models/post_view';
import { usePageTitle } from '../hooks/usePageTitle';
import { Pages } from './Pages';
import { RecordEntry } from './RecordEntry';
import { StatusLine } from './StatusLine';
import '../styles/history.css';

interface Props extends Freshness {
  title: string;
  /** Leads to what the record is of. */
  back: ReactNode;
  marks: readonly MarkView[];
  authorId: string;
  /** The ways from one thing that happened to what it changed. */
  waysFrom: (mark: MarkView) => ReactNode;
  newer: ReactNode;
}

/** Everything that happened to one thing, oldest first, and on request the events themselves. */
export function WholeRecord({ title, back, marks, authorId, waysFrom, newer, ...freshness }: Props) {
  const { record } = useWords();
  const [events, setEvents] = useState(false);
  usePageTitle(title);
  return (
    <div className="column">
      <div className="page-head">
        <h1>{title}</h1>
        {back}
      </div>
      <StatusLine {...freshness} />
      <label className="switch">
        <input type="checkbox" checked={events} onChange={(event) => setEvents(event.target.checked)} />
        {record.showEvents}
      </label>
      <ol className="marks marks-whole">
        {marks.map((mark) => (
          <RecordEntry key={mark.position} mark={mark} authorId={authorId} withEvent={events}>
            {waysFrom(mark)}
          </RecordEntry>
        ))}
      </ol>
      <Pages>{newer}</Pages>
    </div>
  );
}
