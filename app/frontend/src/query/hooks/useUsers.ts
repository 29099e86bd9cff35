/** People, and the one who looks, for pages. */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { fetchViewer } from '../services/auth';
import { fetchUser } from '../services/users';
import { untilFresh } from './freshness';
import { useHeldAnswer } from './useHeld';

export const viewerQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => fetchViewer(signal),
});

export const userQuery = (username: string) =>
  queryOptions({
    queryKey: ['users', username],
    queryFn: ({ signal }) => fetchUser(username, signal),
    refetchInterval: untilFresh,
  });

/** Null for a guest. */
export const useViewer = () => useSuspenseQuery(viewerQuery).data;
export const useUser = (username: string) =>
  useHeldAnswer(useSuspenseQuery(userQuery(username)), { of: [username] });
