import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { Viewer } from '../../query/models/user_view';
import { ViewerMenu } from './ViewerMenu';

interface Props {
  viewer: Viewer | null;
  /** Nothing is written in the past. */
  past: boolean;
}

/** Flask writes the same markup into every page. */
export function Header({ viewer, past }: Props) {
  const { board, search } = useWords();
  return (
    <header className="header">
      <div className="frame">
        <Link className="board-name" to="/">
          {board.name}
        </Link>
        <nav className="sections" aria-label={board.sections}>
          <Link to="/" activeOptions={{ exact: true }}>
            {board.posts}
          </Link>
          <Link to="/tags">{board.tags}</Link>
        </nav>
        <div className="account">
          <Link to="/search">{search.title}</Link>
          {!past && viewer?.can.publish && (
            <Link className="at-bar" to="/write">
              {board.write}
            </Link>
          )}
          {viewer ? (
            <ViewerMenu viewer={viewer} />
          ) : (
            <>
              <Link className="at-bar" to="/login">
                {board.logIn}
              </Link>
              <Link to="/register">{board.register}</Link>
            </>
          )}
        </div>
      </div>
    </header>
  );
}
