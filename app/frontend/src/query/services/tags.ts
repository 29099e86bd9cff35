/** Questions about tags. */
import { envelopeOf, queryApi } from '../../infrastructure/api/query_api';

export const fetchTags = (after: string | undefined, as_of: string | undefined, signal: AbortSignal) =>
  envelopeOf(queryApi.GET('/api/query/tags', { params: { query: { limit: 100, after, as_of } }, signal }));
