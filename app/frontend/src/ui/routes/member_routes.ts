/** Becoming known, and writing. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { postQuery } from '../../query/hooks/usePosts';
import { scheduledQuery } from '../../query/hooks/useScheduled';
import { onlyMembers } from './only_members';
import { root } from './root_route';
import { comingFrom, paged, word } from './search';

export const write = createRoute({
  getParentRoute: () => root,
  path: '/write',
  validateSearch: ({ from }: Record<string, unknown>): { from?: string } => ({ from: word(from) }),
  loader: async ({ context, location }) => {
    await onlyMembers(context, location.href);
  },
  component: lazyRouteComponent(() => import('../pages/WritePage'), 'WritePage'),
});

export const drafts = createRoute({
  getParentRoute: () => root,
  path: '/drafts',
  validateSearch: paged,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, location, deps }) => {
    await onlyMembers(context, location.href);
    await context.queries.fetchQuery(scheduledQuery(deps.after));
  },
  component: lazyRouteComponent(() => import('../pages/DraftsPage'), 'DraftsPage'),
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
