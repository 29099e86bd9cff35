import { getRouteApi } from '@tanstack/react-router';
import { parseRange } from '../versions';
import { DiffPage } from './DiffPage';
import { NotFoundPage } from './NotFoundPage';
import { ReadVersionPage } from './ReadVersionPage';
import '../styles/history.css';

const route = getRouteApi('/p/$postId/versions/$range');

/** `versions/3` reads one version, `versions/2..5` shows what changed between two. */
export function VersionPage() {
  const { postId, range } = route.useParams();
  const asked = parseRange(range);
  if (!asked) return <NotFoundPage />;
  const { from, to } = asked;
  return from === undefined ? (
    <ReadVersionPage postId={postId} version={to} />
  ) : (
    <DiffPage postId={postId} from={from} to={to} />
  );
}
