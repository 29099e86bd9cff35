/** Which page answers to which address, and what it needs to know before it shows. */
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import {
  diffQuery,
  marksQuery,
  postQuery,
  postsQuery,
  versionQuery,
  versionsQuery,
} from '../query/hooks/usePosts';
import { tagsQuery } from '../query/hooks/useTags';
import { userQuery, viewerQuery } from '../query/hooks/useUsers';
import type { PostFilter } from '../query/models/post_view';
import { postAddress } from './addresses';
import { Layout } from './components/Layout';
import { NotFoundPage } from './pages/NotFoundPage';
import { PostPage } from './pages/PostPage';
import { PostsPage } from './pages/PostsPage';
import { parseRange } from './versions';

interface Context {
  queries: QueryClient;
}

/** A search parameter that is a word; anything else is as if it were not there. */
const word = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const paged = ({ after }: Record<string, unknown>): { after?: string } => ({ after: word(after) });

const root = createRootRouteWithContext<Context>()({
  component: Layout,
  notFoundComponent: NotFoundPage,
  loader: ({ context }) => context.queries.ensureQueryData(viewerQuery),
});

const posts = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: ({ tag, author, after }: Record<string, unknown>): PostFilter => ({
    tag: word(tag),
    author: word(author),
    after: word(after),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queries.fetchQuery(postsQuery(deps)),
  component: function Posts() {
    return <PostsPage filter={posts.useSearch()} />;
  },
});

const taggedPosts = createRoute({
  getParentRoute: () => root,
  path: '/t/$tag',
  validateSearch: paged,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) =>
    context.queries.fetchQuery(postsQuery({ tag: params.tag, after: deps.after })),
  component: function TaggedPosts() {
    return <PostsPage filter={{ tag: taggedPosts.useParams().tag, after: taggedPosts.useSearch().after }} />;
  },
});

const tags = createRoute({
  getParentRoute: () => root,
  path: '/tags',
  validateSearch: paged,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queries.fetchQuery(tagsQuery(deps.after)),
  component: lazyRouteComponent(() => import('./pages/TagsPage'), 'TagsPage'),
});

const post = createRoute({
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

const postById = createRoute({
  getParentRoute: () => root,
  path: '/p/$postId',
  loader: async ({ context, params }) => {
    const { data } = await context.queries.fetchQuery(postQuery(params.postId));
    throw redirect({ ...postAddress(data), replace: true });
  },
});

const versions = createRoute({
  getParentRoute: () => root,
  path: '/p/$postId/versions',
  validateSearch: paged,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) =>
    Promise.all([
      context.queries.fetchQuery(postQuery(params.postId)),
      context.queries.fetchQuery(versionsQuery(params.postId, deps.after)),
    ]),
  component: lazyRouteComponent(() => import('./pages/VersionsPage'), 'VersionsPage'),
});

const version = createRoute({
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
  component: lazyRouteComponent(() => import('./pages/VersionPage'), 'VersionPage'),
});

const record = createRoute({
  getParentRoute: () => root,
  path: '/p/$postId/record',
  validateSearch: paged,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => context.queries.fetchQuery(marksQuery(params.postId, deps.after)),
  component: lazyRouteComponent(() => import('./pages/RecordPage'), 'RecordPage'),
});

/** Whoever writes must be known: a guest logs in first and comes back. */
async function onlyMembers(context: Context, here: string) {
  const viewer = await context.queries.fetchQuery(viewerQuery);
  if (!viewer) throw redirect({ to: '/login', search: { next: here }, replace: true });
}

const write = createRoute({
  getParentRoute: () => root,
  path: '/write',
  loader: ({ context, location }) => onlyMembers(context, location.href),
  component: lazyRouteComponent(() => import('./pages/WritePage'), 'WritePage'),
});

const edit = createRoute({
  getParentRoute: () => root,
  path: '/p/$postId/edit',
  loader: async ({ context, params, location }) => {
    await onlyMembers(context, location.href);
    await context.queries.fetchQuery(postQuery(params.postId));
  },
  component: lazyRouteComponent(() => import('./pages/EditPage'), 'EditPage'),
});

const profile = createRoute({
  getParentRoute: () => root,
  path: '/u/$username',
  validateSearch: paged,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params: { username }, deps }) =>
    Promise.all([
      context.queries.fetchQuery(userQuery(username)),
      context.queries.fetchQuery(postsQuery({ author: username, after: deps.after })),
    ]),
  component: lazyRouteComponent(() => import('./pages/ProfilePage'), 'ProfilePage'),
});

/** Only an address of this board: a login never sends anyone elsewhere. */
const ownAddress = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined;

const logIn = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } => ({ next: ownAddress(next) }),
  component: lazyRouteComponent(() => import('./pages/LogInPage'), 'LogInPage'),
});

const register = createRoute({
  getParentRoute: () => root,
  path: '/register',
  validateSearch: ({ next, setup }: Record<string, unknown>): { next?: string; setup?: string } => ({
    next: ownAddress(next),
    setup: word(setup),
  }),
  component: lazyRouteComponent(() => import('./pages/RegisterPage'), 'RegisterPage'),
});

export const routes = root.addChildren([
  posts,
  taggedPosts,
  tags,
  post,
  postById,
  versions,
  version,
  record,
  write,
  edit,
  profile,
  logIn,
  register,
]);
