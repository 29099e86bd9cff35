/** Becoming known, and writing. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { postQuery } from '../../query/hooks/usePosts';
import { viewerQuery } from '../../query/hooks/useUsers';
import { type RouteContext, root } from './root_route';
import { comingFrom, word } from './search';

/** Whoever writes must be known: a guest logs in first and comes back. */
async function onlyMembers(context: RouteContext, here: string) {
  const viewer = await context.queries.fetchQuery(viewerQuery);
  if (!viewer) throw redirect({ to: '/login', search: { next: here }, replace: true });
}

export const write = createRoute({
  getParentRoute: () => root,
  path: '/write',
  loader: ({ context, location }) => onlyMembers(context, location.href),
  component: lazyRouteComponent(() => import('../pages/WritePage'), 'WritePage'),
});

export const edit = createRoute({
  getParentRoute: () => root,
  path: '/p/$postId/edit',
  loader: async ({ context, params, location }) => {
    await onlyMembers(context, location.href);
    await context.queries.fetchQuery(postQuery(params.postId));
  },
  component: lazyRouteComponent(() => import('../pages/EditPage'), 'EditPage'),
});

export const logIn = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: comingFrom,
  component: lazyRouteComponent(() => import('../pages/LogInPage'), 'LogInPage'),
});

export const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  validateSearch: (given: Record<string, unknown>): { next?: string; setup?: string } => ({
    ...comingFrom(given),
    setup: word(given.setup),
  }),
  component: lazyRouteComponent(() => import('../pages/RegisterPage'), 'RegisterPage'),
});
