/** Whoever writes must be known. */
import { redirect } from '@tanstack/react-router';
import { viewerQuery } from '../../query/hooks/useUsers';
import type { RouteContext } from './root_route';

/** Who looks; a guest logs in first and comes back. */
export async function onlyMembers(context: RouteContext, here: string) {
  const viewer = await context.queries.fetchQuery(viewerQuery);
  if (!viewer) throw redirect({ to: '/login', search: { next: here }, replace: true });
  return viewer;
}
