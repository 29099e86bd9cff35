import { Button } from '@mantine/core';
import type { Outcome } from '../../command/hooks/useSubmission';
import { useWords } from '../../language/words';

interface Props {
  outcome: Outcome;
  onTryAgain: () => void;
}

/** How a submission stands, when it is neither resting nor done. */
export function OutcomeNote({ outcome, onTryAgain }: Props) {
  const { outcome: words, problem } = useWords();
  return (
    <div className="outcome-note" role="status">
      {outcome.kind === 'asking again' && <p className="is-waiting">{words.askingAgain}</p>}
      {outcome.kind === 'unknown' && (
        <p className="is-waiting">
          {navigator.onLine ? words.unknown : words.offline}{' '}
          <Button variant="default" size="compact-md" onClick={onTryAgain}>
            {words.tryAgain}
          </Button>
        </p>
      )}
      {outcome.kind === 'refused' && <p className="is-refused">{problem(outcome.problem.code)}</p>}
    </div>
  );
}
