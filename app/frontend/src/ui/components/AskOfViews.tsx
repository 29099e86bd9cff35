import { lazy, Suspense } from 'react';
import type { ParkedStream } from '../../query/models/system_view';

const RebuildViewDialog = lazy(() =>
  import('../forms/RebuildViewDialog').then((module) => ({ default: module.RebuildViewDialog })),
);

const DiscardParkedDialog = lazy(() =>
  import('../forms/DiscardParkedDialog').then((module) => ({ default: module.DiscardParkedDialog })),
);

export type AskedOfViews =
  | { act: 'rebuild'; view: string }
  /** As it was shown: what comes to wait meanwhile is not meant. */
  | { act: 'discard'; parked: ParkedStream };

interface Props {
  asked: AskedOfViews | null;
  onClose: () => void;
}

/** Asks before something is done to a view. The dialog loads with the first question. */
export function AskOfViews({ asked, onClose }: Props) {
  return (
    <Suspense>
      {asked?.act === 'rebuild' && <RebuildViewDialog view={asked.view} onClose={onClose} />}
      {asked?.act === 'discard' && <DiscardParkedDialog parked={asked.parked} onClose={onClose} />}
    </Suspense>
  );
}
