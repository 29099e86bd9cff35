import { useEffect, useState } from 'react';
import { useWords } from '../../language/words';

interface Props {
  stale: boolean;
}

/** Says that the view is behind, and since when this page waits for it. */
export function Stale({ stale }: Props) {
  const { state, times } = useWords();
  const [since, setSince] = useState<Date | null>(null);
  useEffect(() => setSince(stale ? new Date() : null), [stale]);
  return (
    <span className="page-note stale" role="status">
      {since && state.stale({ clock: times.clock(since) })}
    </span>
  );
}
