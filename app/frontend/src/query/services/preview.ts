/** What a text will look like, by the server's own renderer. */
import { envelopeOf, queryApi } from '../../infrastructure/api/query_api';

export const fetchPreview = (body: string, signal: AbortSignal) =>
  envelopeOf(queryApi.POST('/api/query/preview', { body: { body }, signal }));
