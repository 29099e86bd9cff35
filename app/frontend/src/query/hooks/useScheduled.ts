/** What waits to be published, for its page. */
import { queryOptions, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { fetchScheduled, fetchScheduledText } from '../services/scheduled';
import { untilFresh } from './freshness';
import { useHeldAnswer } from './useHeld';

export const scheduledQuery = (after?: string) =>
  queryOptions({
    queryKey: ['me', 'scheduled', { after }],
    queryFn: ({ signal }) => fetchScheduled(after, signal),
    refetchInterval: untilFresh,
  });

const scheduledTextQuery = (postId: string) =>
  queryOptions({
    queryKey: ['me', 'scheduled', postId],
    queryFn: ({ signal }) => fetchScheduledText(postId, signal),
    staleTime: 0,
    retry: false,
  });

export const useScheduled = (after?: string) =>
  useHeldAnswer(useSuspenseQuery(scheduledQuery(after)), { of: [after] });

/** Asks for the text of one of them, when it is needed. */
export function useScheduledText() {
  const queries = useQueryClient();
  return async (postId: string) => (await queries.fetchQuery(scheduledTextQuery(postId))).data;
}
