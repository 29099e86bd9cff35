/** Questions about the board itself. */
import { envelopeOf, queryApi } from '../../infrastructure/api/query_api';

/** As many views, and as many streams that wait, as one answer carries. */
export const MOST = 100;

export const fetchSystem = (signal: AbortSignal) => envelopeOf(queryApi.GET('/api/query/system', { signal }));

export const fetchViews = (signal: AbortSignal) =>
  envelopeOf(queryApi.GET('/api/query/system/views', { params: { query: { limit: MOST } }, signal }));

export const fetchParked = (signal: AbortSignal) =>
  envelopeOf(queryApi.GET('/api/query/system/parked', { params: { query: { limit: MOST } }, signal }));

export const fetchSystemActivity = (days: number, signal: AbortSignal) =>
  envelopeOf(queryApi.GET('/api/query/system/activity', { params: { query: { days } }, signal }));
