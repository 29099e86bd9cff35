import { getRouteApi, Link } from '@tanstack/react-router';
import { useSubmission } from '../../command/hooks/useSubmission';
import { revokeSession } from '../../command/services/users';
import { useWords } from '../../language/words';
import { useSessions } from '../../query/hooks/useUsers';
import type { SessionView } from '../../query/models/session_view';
import { announce } from '../components/Announcer';
import { OutcomeNote } from '../components/OutcomeNote';
import { Pages } from '../components/Pages';
import { SessionRow } from '../components/SessionRow';
import { SettingsHead } from '../components/SettingsHead';
import { ShowAhead } from '../components/ShowAhead';
import { StatusLine } from '../components/StatusLine';
import { FormTheme } from '../forms/FormTheme';
import { LogInDialog } from '../forms/LogInDialog';
import { focusHeading } from '../hooks/useHeadingFocus';

const route = getRouteApi('/settings/sessions');

/** Where one is logged in. */
export function SessionsPage() {
  const { after } = route.useSearch();
  const { settings } = useWords();
  const { data: sessions, next, stale, lostSince, ahead, showAhead } = useSessions(after);
  const { submit, outcome, problem, busy, forget, last } = useSubmission(revokeSession, {
    onDone: () => {
      announce(settings.ended);
      // The button that was pressed goes with its row.
      focusHeading();
    },
  });
  const again = () => last && submit(last);
  const loggedOut = problem?.status === 401;
  return (
    <div className="column">
      <SettingsHead title={settings.sessions} />
      <p className="settings-text">{settings.sessionsText}</p>
      <FormTheme>
        {!loggedOut && <OutcomeNote outcome={outcome} onTryAgain={again} />}
        <LogInDialog opened={loggedOut} onClose={forget} onDone={again} />
      </FormTheme>
      <StatusLine stale={stale} lostSince={lostSince}>
        <ShowAhead ahead={ahead} onShow={showAhead} />
      </StatusLine>
      <ol className="rows">
        {ownFirst(sessions).map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            busy={busy}
            onEnd={() => submit({ session_id: session.id })}
          />
        ))}
      </ol>
      <Pages>
        {next && (
          <Link to="/settings/sessions" search={{ after: next }}>
            {settings.olderSessions}
          </Link>
        )}
      </Pages>
    </div>
  );
}

const ownFirst = (sessions: readonly SessionView[]) => [
  ...sessions.filter(({ current }) => current),
  ...sessions.filter(({ current }) => !current),
];
