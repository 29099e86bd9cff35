import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { useViewer } from '../../query/hooks/useUsers';

interface Props {
  filtered: boolean;
}

/** One sentence, one action. */
export function EmptyPosts({ filtered }: Props) {
  const { list, board } = useWords();
  const viewer = useViewer();
  return (
    <div className="empty">
      <p>{filtered ? list.emptyFilter : list.empty}</p>
      {filtered && <Link to="/">{list.all}</Link>}
      {!filtered && viewer?.can.publish && <Link to="/write">{list.writeFirst}</Link>}
      {!filtered && !viewer && <Link to="/register">{board.register}</Link>}
    </div>
  );
}
