/** When things changed, for the time bar: both may still be on their way. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Scope } from '../models/activity_view';
import { fetchActivity, fetchNear } from '../services/activity';

const activityQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ['activity', { ...scope }],
    queryFn: ({ signal }) => fetchActivity(scope, signal),
  });

const nearQuery = (at: string, scope: Scope) =>
  queryOptions({
    queryKey: ['activity', 'near', { at, ...scope }],
    queryFn: ({ signal }) => fetchNear(at, scope, signal),
  });

export const useActivity = (scope: Scope) => useQuery(activityQuery(scope));
export const useNear = (at: string, scope: Scope) => useQuery(nearQuery(at, scope)).data?.data;
