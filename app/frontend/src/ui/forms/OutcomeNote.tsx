import { Button } from '@mantine/core';
import type { Outcome } from '../../command/hooks/useSubmission';
import { useWords } from '../../language/words';
import { Wait } from '../components/Wait';

interface Props {
  outcome: Outcome;
  onTryAgain: () => void;
}

/** How a submission stands, when it is neither resting nor done. */
export function OutcomeNote({ outcome, onTryAgain }: Props) {
  const { outcome: words, problem } = useWords();
  const until = outcome.kind === 'unknown' || outcome.kind === 'refused' ? outcome.until : null;
  const again = (
    <Button variant="default" size="compact-md" onClick={onTryAgain}>
      {words.tryAgain}
    </Button>
  );
  return (
    <div className="outcome-note" role="status">
      {outcome.kind === 'asking again' && <p className="is-waiting">{words.askingAgain}</p>}
      {until !== null && (
        <p className="is-waiting">
          <Wait key={until} until={until} why={outcome.kind === 'refused' ? 'tooMany' : 'busy'}>
            {again}
          </Wait>
        </p>
      )}
      {outcome.kind === 'unknown' && until === null && (
        <p className="is-waiting">
          {navigator.onLine ? words.unknown : words.offline} {again}
        </p>
      )}
      {outcome.kind === 'refused' && until === null && (
        <p className="is-refused">{problem(outcome.problem.code)}</p>
      )}
    </div>
  );
}
