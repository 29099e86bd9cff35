/** Questions about people. */
import { envelopeOf, queryApi } from '../../infrastructure/api/query_api';

export const fetchUser = (username: string, as_of: string | undefined, signal: AbortSignal) =>
  envelopeOf(
    queryApi.GET('/api/query/users/{username}', { params: { path: { username }, query: { as_of } }, signal }),
  );

export const fetchUserMarks = (username: string, after: string | undefined, signal: AbortSignal) =>
  envelopeOf(
    queryApi.GET('/api/query/users/{username}/timeline', {
      params: { path: { username }, query: { after } },
      signal,
    }),
  );

export const fetchSessions = (after: string | undefined, signal: AbortSignal) =>
  envelopeOf(queryApi.GET('/api/query/me/sessions', { params: { query: { after } }, signal }));
