import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { useAsOf } from '../hooks/useAsOf';
import { usePageTitle } from '../hooks/usePageTitle';

export function NotFoundPage() {
  const { state, time } = useWords();
  const past = useAsOf() !== undefined;
  const title = past ? time.notThere : state.notFound;
  usePageTitle(title);
  return (
    <div className="column">
      <h1>{title}</h1>
      <p className="empty-action">{past ? time.notThereText : state.notFoundText}</p>
      <p className="empty-action">
        <Link to="/">{state.toPosts}</Link>
      </p>
    </div>
  );
}
