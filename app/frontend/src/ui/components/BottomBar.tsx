import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { Viewer } from '../../query/models/user_view';

interface Props {
  viewer: Viewer | null;
  /** Nothing is written in the past. */
  past: boolean;
}

/** The sections under the thumb; only phones show it. */
export function BottomBar({ viewer, past }: Props) {
  const { board } = useWords();
  return (
    <nav className="bar" aria-label={board.sections}>
      <Link to="/" activeOptions={{ exact: true }}>
        {board.posts}
      </Link>
      <Link to="/tags">{board.tags}</Link>
      {!past && viewer?.can.publish && <Link to="/write">{board.write}</Link>}
      {viewer ? (
        <Link to="/u/$username" params={{ username: viewer.username }}>
          {board.me}
        </Link>
      ) : (
        <Link to="/login">{board.logIn}</Link>
      )}
    </nav>
  );
}
