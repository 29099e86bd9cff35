import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../language/words';
import { useScheduled } from '../../query/hooks/useScheduled';
import { OutcomeNote } from '../components/OutcomeNote';
import { Pages } from '../components/Pages';
import { ScheduledRow } from '../components/ScheduledRow';
import { ShowAhead } from '../components/ShowAhead';
import { StatusLine } from '../components/StatusLine';
import { CancelScheduledDialog } from '../forms/CancelScheduledDialog';
import { FormTheme } from '../forms/FormTheme';
import { LogInDialog } from '../forms/LogInDialog';
import { useEditScheduled } from '../forms/useEditScheduled';
import { focusHeading } from '../hooks/useHeadingFocus';
import { usePageTitle } from '../hooks/usePageTitle';
import '../styles/people.css';

const route = getRouteApi('/drafts');

/** What one wrote that is not out yet. */
export function DraftsPage() {
  const { after } = route.useSearch();
  const { drafts, state } = useWords();
  const { data: posts, next, stale, lostSince, ahead, showAhead } = useScheduled(after);
  const [cancelled, setCancelled] = useState<string | null>(null);
  const { edit, failed, outcome, problem, busy, forget, last, submit } = useEditScheduled();
  const again = () => last && submit(last);
  const loggedOut = problem?.status === 401;
  usePageTitle(drafts.title);
  return (
    <div className="column">
      <h1>{drafts.title}</h1>
      <FormTheme>
        {!loggedOut && <OutcomeNote outcome={outcome} onTryAgain={again} />}
        {failed && (
          <p className="notice" role="alert">
            {state.noAnswer}{' '}
            <button className="quiet-button" type="button" onClick={() => edit(failed)}>
              {state.tryAgain}
            </button>
          </p>
        )}
        <LogInDialog opened={loggedOut} onClose={forget} onDone={again} />
        {cancelled && (
          <CancelScheduledDialog
            postId={cancelled}
            onClose={() => setCancelled(null)}
            onDone={() => {
              setCancelled(null);
              // The button that was pressed goes with its row.
              focusHeading();
            }}
          />
        )}
      </FormTheme>
      <StatusLine stale={stale} lostSince={lostSince}>
        <ShowAhead ahead={ahead} onShow={showAhead} />
      </StatusLine>
      {posts.length === 0 ? (
        <div className="empty">
          <p>{drafts.empty}</p>
          <Link to="/write">{drafts.write}</Link>
        </div>
      ) : (
        <ol className="rows">
          {posts.map((post) => (
            <ScheduledRow
              key={post.id}
              post={post}
              busy={busy}
              onEdit={() => edit(post.id)}
              onCancel={() => setCancelled(post.id)}
            />
          ))}
        </ol>
      )}
      <Pages>
        {next && (
          <Link to="/drafts" search={{ after: next }}>
            {drafts.later}
          </Link>
        )}
      </Pages>
    </div>
  );
}
