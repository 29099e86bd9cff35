/** A stale answer is shown as such and asked for again until the view has caught up. */
import type { Query } from '@tanstack/react-query';
import { NoAnswer } from '../../infrastructure/api/problem';

const ASK_AGAIN_AFTER = 700;

interface Envelope {
  stale: boolean;
}

export function untilFresh<Answer extends Envelope>(query: Pick<Query<Answer>, 'state'>): number | false {
  return query.state.data?.stale ? ASK_AGAIN_AFTER : false;
}

/** How new an answer is, as pages tell it. */
export interface Freshness extends Envelope {
  /** Since when nobody answers: what is shown may be old. */
  lostSince: number | null;
}

interface Asked {
  error: Error | null;
  dataUpdatedAt: number;
}

export const lostSinceOf = ({ error, dataUpdatedAt }: Asked): number | null =>
  error instanceof NoAnswer ? dataUpdatedAt : null;

/** An answer that is shown as it comes. */
export const asItComes = <Answer extends Envelope>(query: Asked & { data: Answer }) => ({
  ...query.data,
  lostSince: lostSinceOf(query),
});

/** A page of several answers is as new as the oldest of them. */
export function oldestOf(...answers: readonly Freshness[]): Freshness {
  const lost = answers.flatMap(({ lostSince }) => lostSince ?? []);
  return {
    stale: answers.some(({ stale }) => stale),
    lostSince: lost.length > 0 ? Math.min(...lost) : null,
  };
}
