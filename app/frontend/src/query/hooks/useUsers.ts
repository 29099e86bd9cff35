/** People, and the one who looks, for pages. */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { fetchViewer } from '../services/auth';
import { fetchSessions, fetchUser, fetchUserMarks } from '../services/users';
import { untilFresh } from './freshness';
import { back, type Moment } from './past';
import { useHeldAnswer } from './useHeld';

export const viewerQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => fetchViewer(signal),
});

export const userQuery = (username: string, asOf?: Moment) =>
  queryOptions({
    queryKey: ['users', username, ...back(asOf)],
    queryFn: ({ signal }) => fetchUser(username, asOf, signal),
    refetchInterval: untilFresh,
  });

export const userMarksQuery = (username: string, after?: string) =>
  queryOptions({
    queryKey: ['users', username, 'timeline', { after }],
    queryFn: ({ signal }) => fetchUserMarks(username, after, signal),
    refetchInterval: untilFresh,
  });

export const sessionsQuery = (after?: string) =>
  queryOptions({
    queryKey: ['me', 'sessions', { after }],
    queryFn: ({ signal }) => fetchSessions(after, signal),
    refetchInterval: untilFresh,
  });

/** Null for a guest. */
export const useViewer = () => useSuspenseQuery(viewerQuery).data;
export const useUser = (username: string, asOf?: Moment) =>
  useHeldAnswer(useSuspenseQuery(userQuery(username, asOf)), { of: [username, asOf] });
export const useUserMarks = (username: string, after?: string) =>
  useHeldAnswer(useSuspenseQuery(userMarksQuery(username, after)), { of: [username, after] });
export const useSessions = (after?: string) =>
  useHeldAnswer(useSuspenseQuery(sessionsQuery(after)), { of: [after] });
