/** The board's tags, for pages. */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { fetchTags } from '../services/tags';
import { untilFresh } from './freshness';
import { useHeldAnswer } from './useHeld';

export const tagsQuery = (after?: string) =>
  queryOptions({
    queryKey: ['tags', { limit: '100', after }],
    queryFn: ({ signal }) => fetchTags(after, signal),
    refetchInterval: untilFresh,
  });

export const useTags = (after?: string) => useHeldAnswer(useSuspenseQuery(tagsQuery(after)), { of: [after] });
