/** What a search finds, for its page. What is not wanted any more is cancelled, and what was found last stays meanwhile. */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { SearchFilter } from '../models/hit_view';
import { fetchHits } from '../services/search';
import { untilFresh } from './freshness';

const KEPT = 5 * 60_000;

/** What the server would refuse is not asked. */
export const saysSomething = (q: string | undefined): q is string => /[\p{L}\p{N}]/u.test(q ?? '');

export const hitsQuery = (filter: SearchFilter) =>
  queryOptions({
    queryKey: ['search', filter],
    queryFn: ({ signal }) => fetchHits(filter, signal),
    enabled: saysSomething(filter.q),
    placeholderData: keepPreviousData,
    refetchInterval: untilFresh,
    gcTime: KEPT,
  });

export const useHits = (filter: SearchFilter) => useQuery(hitsQuery(filter));
