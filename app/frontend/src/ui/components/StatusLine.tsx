import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../../language/words';

interface Props {
  stale: boolean;
  lostSince: number | null;
  children?: ReactNode;
}

/** Where a page tells how new it is. Its place is kept free, so that nothing moves when it has something to tell. */
export function StatusLine({ stale, lostSince, children }: Props) {
  const { state, live, times } = useWords();
  const [since, setSince] = useState<Date | null>(null);
  useEffect(() => setSince(stale ? new Date() : null), [stale]);
  const told =
    lostSince !== null
      ? live.lost({ clock: times.clock(new Date(lostSince)) })
      : since && state.stale({ clock: times.clock(since) });
  return (
    <div className="status-line" role="status">
      {told ? <span className="told stale">{told}</span> : children}
    </div>
  );
}
