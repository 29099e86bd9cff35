import { useWords } from '../../language/words';
import type { ParkedStream } from '../../query/models/system_view';
import { useFocusOnward } from '../hooks/useFocusOnward';

interface Props {
  parked: ParkedStream;
  busy: boolean;
  onRetry: () => void;
  onDiscard: () => void;
}

/** A stream that waits: where, since which event, and why. */
export function ParkedRow({ parked, busy, onRetry, onDiscard }: Props) {
  const { system } = useWords();
  const { view, stream_id, from, to, events, type, error } = parked;
  return (
    <li className="row parked" ref={useFocusOnward<HTMLLIElement>()}>
      <h3>{system.inView({ view, type })}</h3>
      <div className="meta">
        <span>{system.range({ from, to, count: events })}</span>
        <span className="parked-stream">{system.stream({ id: stream_id })}</span>
      </div>
      <code className="parked-error">{error}</code>
      <p className="parked-actions">
        <button
          className="quiet-button"
          type="button"
          aria-disabled={busy}
          aria-label={system.retryOf({ view, from })}
          onClick={onRetry}
        >
          {system.retry}
        </button>
        <button
          className="quiet-button"
          type="button"
          aria-label={system.discardOf({ view, from })}
          onClick={onDiscard}
        >
          {system.discard}
        </button>
      </p>
    </li>
  );
}
