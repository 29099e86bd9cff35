import { Link, useNavigate } from '@tanstack/react-router';
import { useSubmission } from '../../command/hooks/useSubmission';
import { logOut } from '../../command/services/auth';
import { useWords } from '../../language/words';
import type { Viewer } from '../../query/models/user_view';
import { useDisclosure } from '../hooks/useDisclosure';
import { announce } from './Announcer';
import { OutcomeNote } from './OutcomeNote';

interface Props {
  viewer: Viewer;
}

/** One's own name opens everything that is one's own. Opens without script too. */
export function ViewerMenu({ viewer }: Props) {
  const { board, account, drafts, system } = useWords();
  const { details, close } = useDisclosure();
  const navigate = useNavigate();
  const { submit, busy, outcome } = useSubmission(logOut, {
    onDone: () => {
      announce(account.loggedOut);
      void navigate({ to: '/' });
    },
  });
  const leave = () => void submit({});
  return (
    <details className="me" {...details}>
      <summary>{viewer.display_name}</summary>
      <ul className="menu me-menu">
        <li>
          <Link to="/u/$username" params={{ username: viewer.username }} onClick={close}>
            {board.profile}
          </Link>
        </li>
        <li>
          <Link to="/drafts" onClick={close}>
            {drafts.title}
          </Link>
        </li>
        <li>
          <Link to="/settings/profile" onClick={close}>
            {board.settings}
          </Link>
        </li>
        {viewer.role === 'administrator' && (
          <li>
            <Link to="/system" onClick={close}>
              {system.title}
            </Link>
          </li>
        )}
        <li>
          {/* Not disabled while it is under way: it would let go of the focus, and the menu of its reader. */}
          <button type="button" aria-disabled={busy} onClick={leave}>
            {board.logOut}
          </button>
        </li>
        <li>
          <OutcomeNote outcome={outcome} onTryAgain={leave} unknown={account.logOutUnknown} />
        </li>
      </ul>
    </details>
  );
}
