import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useWords } from '../../language/words';

/** The comments did not come; the post above them stays. */
export function ThreadFailure({ reset }: ErrorComponentProps) {
  const { comments, state } = useWords();
  const queries = useQueryErrorResetBoundary();
  const tryAgain = () => {
    queries.reset();
    reset();
  };
  return (
    <p className="thread-empty" role="alert">
      {comments.failed}{' '}
      <button className="quiet-button" type="button" onClick={tryAgain}>
        {state.tryAgain}
      </button>
    </p>
  );
}
