/** Questions about what is said where. */
import { envelopeOf, queryApi } from '../../infrastructure/api/query_api';
import type { SearchFilter } from '../models/hit_view';

export const fetchHits = ({ q = '', ...filter }: SearchFilter, signal: AbortSignal) =>
  envelopeOf(queryApi.GET('/api/query/search', { params: { query: { q, ...filter } }, signal }));
