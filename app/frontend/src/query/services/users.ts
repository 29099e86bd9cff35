/** Questions about people. */
import { envelopeOf, queryApi } from '../../infrastructure/api/query_api';

export const fetchUser = (username: string, signal: AbortSignal) =>
  envelopeOf(queryApi.GET('/api/query/users/{username}', { params: { path: { username } }, signal }));
