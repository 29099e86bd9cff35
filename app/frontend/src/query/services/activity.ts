/** Questions about when things changed. */
import { envelopeOf, queryApi } from '../../infrastructure/api/query_api';
import type { Scope } from '../models/activity_view';

export const fetchActivity = (scope: Scope, signal: AbortSignal) =>
  envelopeOf(queryApi.GET('/api/query/activity', { params: { query: scope }, signal }));

export const fetchNear = (at: string, scope: Scope, signal: AbortSignal) =>
  envelopeOf(queryApi.GET('/api/query/activity/near', { params: { query: { at, ...scope } }, signal }));
