/** Whether the Record has a margin of its own, where it grows without moving the text. */
import { useSyncExternalStore } from 'react';

const WIDE = '(width >= 75rem)';

function subscribe(listener: () => void) {
  const query = matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

export const useRoomBeside = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(WIDE).matches);
