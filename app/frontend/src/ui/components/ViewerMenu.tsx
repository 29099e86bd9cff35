import { Link, useNavigate } from '@tanstack/react-router';
import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { useSubmission } from '../../command/hooks/useSubmission';
import { logOut } from '../../command/services/auth';
import { useWords } from '../../language/words';
import type { Viewer } from '../../query/models/user_view';
import { announce } from './Announcer';

interface Props {
  viewer: Viewer;
}

/** One's own name opens everything that is one's own. Opens without script too. */
export function ViewerMenu({ viewer }: Props) {
  const { board, account } = useWords();
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const leaving = useSubmission(logOut, {
    onDone: () => {
      announce(account.loggedOut);
      void navigate({ to: '/' });
    },
  });
  const closeOnEscape = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false);
  const closeOnLeave = (event: FocusEvent) =>
    event.currentTarget.contains(event.relatedTarget) || setOpen(false);
  return (
    <details
      className="me"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onKeyDown={closeOnEscape}
      onBlur={closeOnLeave}
    >
      <summary>{viewer.display_name}</summary>
      <ul className="me-menu">
        <li>
          <Link to="/u/$username" params={{ username: viewer.username }} onClick={() => setOpen(false)}>
            {board.profile}
          </Link>
        </li>
        <li>
          <button type="button" disabled={leaving.busy} onClick={() => leaving.submit({})}>
            {board.logOut}
          </button>
        </li>
      </ul>
    </details>
  );
}
