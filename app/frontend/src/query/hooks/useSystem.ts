/** How the board itself is, for its page: asked for again and again while somebody looks. */
import { type Query, queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Span } from '../models/system_view';
import { fetchParked, fetchSystem, fetchSystemActivity, fetchViews } from '../services/system';
import { asItComes, untilFresh } from './freshness';

const OFTEN = 5_000;
const NOW_AND_THEN = 60_000;

const every =
  (pause: number) =>
  (query: Pick<Query<{ stale: boolean }>, 'state'>): number =>
    untilFresh(query) || pause;

export const systemQuery = queryOptions({
  queryKey: ['system'],
  queryFn: ({ signal }) => fetchSystem(signal),
  refetchInterval: every(OFTEN),
  staleTime: OFTEN,
});

const viewsQuery = queryOptions({
  queryKey: ['system', 'views'],
  queryFn: ({ signal }) => fetchViews(signal),
  refetchInterval: every(OFTEN),
  staleTime: OFTEN,
});

const parkedQuery = queryOptions({
  queryKey: ['system', 'parked'],
  queryFn: ({ signal }) => fetchParked(signal),
  refetchInterval: every(OFTEN),
  staleTime: OFTEN,
});

const systemActivityQuery = (span: Span) =>
  queryOptions({
    queryKey: ['system', 'activity', { days: span }],
    queryFn: ({ signal }) => fetchSystemActivity(Number(span), signal),
    refetchInterval: every(NOW_AND_THEN),
  });

/** With when it was asked, by this browser's clock. */
export function useSystem() {
  const query = useSuspenseQuery(systemQuery);
  return { ...asItComes(query), askedAt: query.dataUpdatedAt };
}

export const useViews = () => asItComes(useSuspenseQuery(viewsQuery));
export const useParked = () => asItComes(useSuspenseQuery(parkedQuery));
export const useSystemActivity = (span: Span) => asItComes(useSuspenseQuery(systemActivityQuery(span)));
