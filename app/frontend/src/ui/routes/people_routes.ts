/** People: what they posted, and their record. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { userCommentsQuery } from '../../query/hooks/useComments';
import { postsQuery } from '../../query/hooks/usePosts';
import { userMarksQuery, userQuery } from '../../query/hooks/useUsers';
import { type RouteContext, root } from './root_route';
import { lookingBack, paged, pagedThen } from './search';

/** A name that someone had before leads on to the one they have. */
async function presentName(
  { queries }: RouteContext,
  { username, as_of }: { username: string; as_of?: string },
  to: '/u/$username' | '/u/$username/comments' | '/u/$username/record',
) {
  const { data } = await queries.fetchQuery(userQuery(username, as_of));
  // Whoever looks back meets people under the names that they had.
  if (as_of === undefined && data.username !== username)
    throw redirect({ to, params: { username: data.username }, replace: true });
}

export const profile = createRoute({
  getParentRoute: () => root,
  path: '/u/$username',
  validateSearch: pagedThen,
  ...lookingBack,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params: { username }, deps }) =>
    Promise.all([
      presentName(context, { username, ...deps }, '/u/$username'),
      context.queries.fetchQuery(postsQuery({ author: username, ...deps })),
    ]),
  component: lazyRouteComponent(() => import('../pages/ProfilePage'), 'ProfilePage'),
});

export const profileComments = createRoute({
  getParentRoute: () => root,
  path: '/u/$username/comments',
  validateSearch: pagedThen,
  ...lookingBack,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params: { username }, deps }) =>
    Promise.all([
      presentName(context, { username, ...deps }, '/u/$username/comments'),
      context.queries.fetchQuery(userCommentsQuery(username, deps)),
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
      presentName(context, { username }, '/u/$username/record'),
      context.queries.fetchQuery(userMarksQuery(username, deps.after)),
    ]),
  component: lazyRouteComponent(() => import('../pages/ProfileRecordPage'), 'ProfileRecordPage'),
});
