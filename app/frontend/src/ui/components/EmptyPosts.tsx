import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { useViewer } from '../../query/hooks/useUsers';
import { useAsOf } from '../hooks/useAsOf';

interface Props {
  filtered: boolean;
}

/** One sentence, one action. */
export function EmptyPosts({ filtered }: Props) {
  const { list, board, time } = useWords();
  const viewer = useViewer();
  if (useAsOf() !== undefined) return <p className="empty">{time.none}</p>;
  return (
    <div className="empty">
      <p>{filtered ? list.emptyFilter : list.empty}</p>
      {filtered && <Link to="/">{list.all}</Link>}
      {!filtered && viewer?.can.publish && <Link to="/write">{list.writeFirst}</Link>}
      {!filtered && !viewer && <Link to="/register">{board.register}</Link>}
    </div>
  );
}
