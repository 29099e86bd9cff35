/** People: what they posted, and their record. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { userCommentsQuery } from '../../query/hooks/useComments';
import { postsQuery } from '../../query/hooks/usePosts';
import { userMarksQuery, userQuery } from '../../query/hooks/useUsers';
import { type RouteContext, root } from './root_route';
import { paged } from './search';

/** A name that someone had before leads on to the one they have. */
async function presentName(
  { queries }: RouteContext,
  username: string,
  to: '/u/$username' | '/u/$username/comments' | '/u/$username/record',
) {
  const { data } = await queries.fetchQuery(userQuery(username));
  if (data.username !== username) throw redirect({ to, params: { username: data.username }, replace: true });
}

export const profile = createRoute({
  getParentRoute: () => root,
  path: '/u/$username',
  validateSearch: paged,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params: { username }, deps }) =>
    Promise.all([
      presentName(context, username, '/u/$username'),
      context.queries.fetchQuery(postsQuery({ author: username, after: deps.after })),
    ]),
  component: lazyRouteComponent(() => import('../pages/ProfilePage'), 'ProfilePage'),
});

export const profileComments = createRoute({
  getParentRoute: () => root,
  path: '/u/$username/comments',
  validateSearch: paged,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params: { username }, deps }) =>
    Promise.all([
      presentName(context, username, '/u/$username/comments'),
      context.queries.fetchQuery(userCommentsQuery(username, deps.after)),
    ]),
  component: lazyRouteComponent(() => import('../pages/ProfileCommentsPage'), 'ProfileCommentsPage'),
});

export const profileRecord = createRoute({
  getParentRoute: () => root,
  path: '/u/$username/record',
  validateSearch: paged,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params: { username }, deps }) =>
    Promise.all([
      presentName(context, username, '/u/$username/record'),
      context.queries.fetchQuery(userMarksQuery(username, deps.after)),
    ]),
  component: lazyRouteComponent(() => import('../pages/ProfileRecordPage'), 'ProfileRecordPage'),
});
