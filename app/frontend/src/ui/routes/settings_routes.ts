/** What someone settles for themselves. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { sessionsQuery, userQuery } from '../../query/hooks/useUsers';
import { onlyMembers } from './only_members';
import { root } from './root_route';
import { paged } from './search';

export const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  loader: () => {
    throw redirect({ to: '/settings/profile', replace: true });
  },
});

export const settingsProfile = createRoute({
  getParentRoute: () => root,
  path: '/settings/profile',
  loader: async ({ context, location }) => {
    const { username } = await onlyMembers(context, location.href);
    await context.queries.fetchQuery(userQuery(username));
  },
  component: lazyRouteComponent(() => import('../pages/ProfileSettingsPage'), 'ProfileSettingsPage'),
});

export const settingsAccount = createRoute({
  getParentRoute: () => root,
  path: '/settings/account',
  loader: async ({ context, location }) => {
    await onlyMembers(context, location.href);
  },
  component: lazyRouteComponent(() => import('../pages/AccountSettingsPage'), 'AccountSettingsPage'),
});

export const settingsSessions = createRoute({
  getParentRoute: () => root,
  path: '/settings/sessions',
  validateSearch: paged,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, location, deps }) => {
    await onlyMembers(context, location.href);
    await context.queries.fetchQuery(sessionsQuery(deps.after));
  },
  component: lazyRouteComponent(() => import('../pages/SessionsPage'), 'SessionsPage'),
});
