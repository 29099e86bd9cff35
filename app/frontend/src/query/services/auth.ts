/** Who is looking. */
import { refusalOf } from '../../infrastructure/api/problem';
import { envelopeOf, queryApi } from '../../infrastructure/api/query_api';
import type { Viewer } from '../models/user_view';

/** Null for a guest. */
export async function fetchViewer(signal: AbortSignal): Promise<Viewer | null> {
  try {
    return (await envelopeOf(queryApi.GET('/api/query/me', { signal }))).data;
  } catch (failure) {
    if (refusalOf(failure, 'session.missing', 'session.expired')) return null;
    throw failure;
  }
}
