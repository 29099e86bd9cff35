import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useWords } from '../../language/words';

/** One part of the page did not come; the others stay. */
export function PartFailure({ reset }: ErrorComponentProps) {
  const { system, state } = useWords();
  const queries = useQueryErrorResetBoundary();
  const tryAgain = () => {
    queries.reset();
    reset();
  };
  return (
    <p role="alert">
      {system.notArrived}{' '}
      <button className="quiet-button" type="button" onClick={tryAgain}>
        {state.tryAgain}
      </button>
    </p>
  );
}
