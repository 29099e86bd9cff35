import type { Outcome } from '../../command/hooks/useSubmission';
import { useWords } from '../../language/words';
import { Wait } from './Wait';

interface Props {
  outcome: Outcome;
  onTryAgain: () => void;
  /** What nobody knows yet, where it is not about something written. */
  unknown?: string;
}

/** How a submission stands, when it is neither resting nor done; what is wrong with a field stands beside that. */
export function OutcomeNote({ outcome, onTryAgain, unknown }: Props) {
  const { outcome: words, problem } = useWords();
  const until = outcome.kind === 'unknown' || outcome.kind === 'refused' ? outcome.until : null;
  const again = (
    <button className="quiet-button" type="button" onClick={onTryAgain}>
      {words.tryAgain}
    </button>
  );
  return (
    <div className="outcome-note" role="status">
      {outcome.kind === 'asking again' && <p className="is-waiting">{unknown ?? words.askingAgain}</p>}
      {until !== null && (
        <p className="is-waiting">
          <Wait key={until} until={until} why={outcome.kind === 'refused' ? 'tooMany' : 'busy'}>
            {again}
          </Wait>
        </p>
      )}
      {outcome.kind === 'unknown' && until === null && (
        <p className="is-waiting">
          {unknown ?? (navigator.onLine ? words.unknown : words.offline)} {again}
        </p>
      )}
      {outcome.kind === 'refused' && until === null && (
        <p className="is-refused">
          {problem(outcome.problem.errors ? 'request.invalid' : outcome.problem.code)}
        </p>
      )}
    </div>
  );
}
