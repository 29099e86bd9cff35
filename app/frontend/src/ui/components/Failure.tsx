import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { refusalOf, waitOf } from '../../infrastructure/api/problem';
import { useWords } from '../../language/words';
import { GonePage } from '../pages/GonePage';
import { NotFoundPage } from '../pages/NotFoundPage';
import { Wait } from './Wait';

/** What stands where a page's answer failed: gone, not found, or a way to try again. The rest of the page lives. */
export function Failure({ error }: ErrorComponentProps) {
  const { state, problem, time } = useWords();
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  const refused = refusalOf(error);
  if (refused?.status === 410) return <GonePage gone={refused} />;
  if (refused?.status === 404) return <NotFoundPage />;
  const until = waitOf(error);
  const tryAgain = () => {
    reset();
    void router.invalidate();
  };
  const again = (
    <button className="quiet-button" type="button" onClick={tryAgain}>
      {state.tryAgain}
    </button>
  );
  return (
    <div className="column" role="alert">
      <h1>{refused?.errors?.as_of ? time.noTime : refused ? problem(refused.code) : state.noAnswer}</h1>
      <p className="empty-action">
        {until === null ? (
          again
        ) : (
          <Wait key={until} until={until} why={refused ? 'tooMany' : 'busy'}>
            {again}
          </Wait>
        )}
      </p>
    </div>
  );
}
