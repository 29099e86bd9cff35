/** The board's tags, for pages. */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { Paged } from '../models/post_view';
import { fetchTags } from '../services/tags';
import { untilFresh } from './freshness';
import { useHeldAnswer } from './useHeld';

export const tagsQuery = ({ after, as_of }: Paged) =>
  queryOptions({
    queryKey: ['tags', { limit: '100', after, as_of }],
    queryFn: ({ signal }) => fetchTags(after, as_of, signal),
    refetchInterval: untilFresh,
  });

export const useTags = (page: Paged) => useHeldAnswer(useSuspenseQuery(tagsQuery(page)), { of: [page] });
