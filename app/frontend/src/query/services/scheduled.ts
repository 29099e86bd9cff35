/** Questions about what waits to be published. */
import { envelopeOf, queryApi } from '../../infrastructure/api/query_api';

export const fetchScheduled = (after: string | undefined, signal: AbortSignal) =>
  envelopeOf(queryApi.GET('/api/query/me/scheduled', { params: { query: { after } }, signal }));

export const fetchScheduledText = (post_id: string, signal: AbortSignal) =>
  envelopeOf(queryApi.GET('/api/query/me/scheduled/{post_id}', { params: { path: { post_id } }, signal }));
