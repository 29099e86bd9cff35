/** One post, its versions and its record. */
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { diffQuery, marksQuery, postQuery, versionQuery, versionsQuery } from '../../query/hooks/usePosts';
import { postAddress } from '../addresses';
import { PostPage } from '../pages/PostPage';
import { parseRange } from '../versions';
import { root } from './root_route';
import { paged } from './search';

export const post = createRoute({
  getParentRoute: () => root,
  path: '/p/$postId/$slug',
  loader: async ({ context, params, location }) => {
    const [{ data }] = await Promise.all([
      context.queries.fetchQuery(postQuery(params.postId)),
      context.queries.fetchQuery(marksQuery(params.postId)),
    ]);
    const canonical = postAddress(data);
    if (params.slug !== canonical.params.slug)
      throw redirect({ ...canonical, hash: location.hash, replace: true });
  },
  component: PostPage,
});

export const postById = createRoute({
  getParentRoute: () => root,
  path: '/p/$postId',
  loader: async ({ context, params }) => {
    const { data } = await context.queries.fetchQuery(postQuery(params.postId));
    throw redirect({ ...postAddress(data), replace: true });
  },
});

export const versions = createRoute({
  getParentRoute: () => root,
  path: '/p/$postId/versions',
  validateSearch: paged,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) =>
    Promise.all([
      context.queries.fetchQuery(postQuery(params.postId)),
      context.queries.fetchQuery(versionsQuery(params.postId, deps.after)),
    ]),
  component: lazyRouteComponent(() => import('../pages/VersionsPage'), 'VersionsPage'),
});

export const version = createRoute({
  getParentRoute: () => root,
  path: '/p/$postId/versions/$range',
  loader: async ({ context, params: { postId, range } }) => {
    const asked = parseRange(range);
    if (!asked) return;
    const { from, to } = asked;
    await Promise.all([
      context.queries.fetchQuery(postQuery(postId)),
      from === undefined
        ? context.queries.fetchQuery(versionQuery(postId, to))
        : context.queries.fetchQuery(diffQuery(postId, from, to)),
    ]);
  },
  component: lazyRouteComponent(() => import('../pages/VersionPage'), 'VersionPage'),
});

export const record = createRoute({
  getParentRoute: () => root,
  path: '/p/$postId/record',
  validateSearch: paged,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => context.queries.fetchQuery(marksQuery(params.postId, deps.after)),
  component: lazyRouteComponent(() => import('../pages/RecordPage'), 'RecordPage'),
});
