import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { usePageTitle } from '../hooks/usePageTitle';

export function NotFoundPage() {
  const { state } = useWords();
  usePageTitle(state.notFound);
  return (
    <div className="column">
      <h1>{state.notFound}</h1>
      <p className="empty-action">{state.notFoundText}</p>
      <p className="empty-action">
        <Link to="/">{state.toPosts}</Link>
      </p>
    </div>
  );
}
