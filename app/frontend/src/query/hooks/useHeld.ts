/** Nothing moves under a reader: what is shown stays until they ask for what has come since, or act themselves. */
import { useState, useSyncExternalStore } from 'react';
import { isSameData } from '../sameness';
import { lostSinceOf } from './freshness';

let ownWriteAt = 0;
let round = 0;
const listeners = new Set<() => void>();

/** Whoever has just written expects to see it: the next answers are shown as they come. */
export function showOwnWrite(): void {
  ownWriteAt = Date.now();
}

/** A reader who goes to the page that they are on wants it as it is now. */
export function showLatest(): void {
  round += 1;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

interface Latest<Answer> {
  data: Answer;
  dataUpdatedAt: number;
}

interface Options<Answer> {
  /** Another key is another page. */
  of: readonly unknown[];
  /** Whether one may take the other's place unnoticed. */
  isSame: (shown: Answer, latest: Answer) => boolean;
}

export function useHeld<Answer extends { stale: boolean }>(
  { data: latest, dataUpdatedAt: at }: Latest<Answer>,
  { of, isSame }: Options<Answer>,
) {
  const now = useSyncExternalStore(subscribe, () => round);
  const page = `${now} ${JSON.stringify(of)}`;
  const [held, setHeld] = useState({ page, shown: latest, at });
  const isOwn = held.at < ownWriteAt && ownWriteAt <= at;
  const mayReplace = held.page !== page || held.shown.stale || isOwn || isSame(held.shown, latest);
  const shown = mayReplace ? latest : held.shown;
  if (held.page !== page || isOwn || held.shown !== shown) setHeld({ page, shown, at });
  return {
    shown,
    /** What has come since, where it differs. */
    ahead: shown === latest ? null : latest,
    showAhead: () => setHeld({ page, shown: latest, at }),
  };
}

interface Answered<Answer> extends Latest<Answer> {
  error: Error | null;
}

interface Envelope {
  data: unknown;
  stale: boolean;
}

/** A held answer as pages read it, with what a later question met instead of an answer. */
export function useHeldAnswer<Answer extends Envelope>(
  query: Answered<Answer>,
  { of, isSame = isSameData }: Pick<Options<Answer>, 'of'> & Partial<Options<Answer>>,
) {
  const { shown, ahead, showAhead } = useHeld(query, { of, isSame });
  return {
    ...shown,
    ahead,
    showAhead,
    latest: query.data,
    failure: query.error,
    lostSince: lostSinceOf(query),
  };
}
