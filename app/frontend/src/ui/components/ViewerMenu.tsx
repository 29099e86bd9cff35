import { Link, useNavigate } from '@tanstack/react-router';
import { useSubmission } from '../../command/hooks/useSubmission';
import { logOut } from '../../command/services/auth';
import { useWords } from '../../language/words';
import type { Viewer } from '../../query/models/user_view';
import { useDisclosure } from '../hooks/useDisclosure';
import { announce } from './Announcer';

interface Props {
  viewer: Viewer;
}

/** One's own name opens everything that is one's own. Opens without script too. */
export function ViewerMenu({ viewer }: Props) {
  const { board, account, state } = useWords();
  const { details, close } = useDisclosure();
  const navigate = useNavigate();
  const { submit, busy, outcome } = useSubmission(logOut, {
    onDone: () => {
      announce(account.loggedOut);
      void navigate({ to: '/' });
    },
  });
  return (
    <details className="me" {...details}>
      <summary>{viewer.display_name}</summary>
      <ul className="me-menu">
        <li>
          <Link to="/u/$username" params={{ username: viewer.username }} onClick={close}>
            {board.profile}
          </Link>
        </li>
        <li>
          <Link to="/settings/profile" onClick={close}>
            {board.settings}
          </Link>
        </li>
        <li>
          <button type="button" disabled={busy} onClick={() => submit({})}>
            {board.logOut}
          </button>
        </li>
        {outcome.kind === 'unknown' && (
          <li className="me-note" role="status">
            {state.noAnswer}
          </li>
        )}
      </ul>
    </details>
  );
}
