import { lazy, Suspense, useState } from 'react';
import { useKeys } from '../hooks/useKeys';

const KeysSheet = lazy(() => import('../forms/KeysSheet').then((module) => ({ default: module.KeysSheet })));

/** The keys of the board, and the sheet that tells them. */
export function Keys() {
  const [told, setTold] = useState(false);
  useKeys(() => setTold(true));
  return <Suspense>{told && <KeysSheet onClose={() => setTold(false)} />}</Suspense>;
}
