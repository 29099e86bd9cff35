/** One post, its versions and its record, and that of a comment. */
import { createRoute, isRedirect, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { commentMarksQuery, commentQuery, threadQuery } from '../../query/hooks/useComments';
import { diffQuery, marksQuery, postQuery, versionQuery, versionsQuery } from '../../query/hooks/usePosts';
import { THREAD_SORTS, type ThreadPage } from '../../query/models/comment_view';
import { commentAddress, postAddress } from '../addresses';
import { PostPage } from '../pages/PostPage';
import { pointedBy } from '../thread';
import { parseRange } from '../versions';
import { type RouteContext, root } from './root_route';
import { lookingBack, oneOf, paged, pagedThen } from './search';

const sortOf = oneOf(THREAD_SORTS);

const threadPage = ({ sort, ...rest }: Record<string, unknown>): ThreadPage => ({
  sort: sortOf(sort),
  ...pagedThen(rest),
});

interface Pointed {
  postId: string;
  page: ThreadPage;
  hash: string;
}

/** A link to a comment leads to the part of the thread that holds it. */
async function toPointed({ queries }: RouteContext, { postId, page, hash }: Pointed) {
  const [thread, id] = [await queries.fetchQuery(threadQuery(postId, page)), pointedBy(hash)];
  if (!id || thread.data.some((comment) => comment.id === id)) return;
  const { data } = await queries.fetchQuery(commentQuery(id, page.as_of));
  const after = data.place.after ?? undefined;
  if (data.post.id === postId && !page.sort && page.after === after) return;
  throw redirect({ ...commentAddress(data.post, id), search: { after, as_of: page.as_of }, replace: true });
}

export const post = createRoute({
  getParentRoute: () => root,
  path: '/p/$postId/$slug',
  validateSearch: threadPage,
  ...lookingBack,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params: { postId, slug }, deps: page, location: { hash } }) => {
    const [{ data }] = await Promise.all([
      context.queries.fetchQuery(postQuery(postId, page.as_of)),
      context.queries.fetchQuery(marksQuery(postId)),
      // Where the thread does not come it says so itself, below the post.
      toPointed(context, { postId, page, hash }).catch(unlessAnswered),
    ]);
    const canonical = postAddress(data);
    if (slug !== canonical.params.slug) throw redirect({ ...canonical, search: page, hash, replace: true });
  },
  component: PostPage,
});

function unlessAnswered(failure: unknown) {
  if (isRedirect(failure)) throw failure;
}

export const postById = createRoute({
  getParentRoute: () => root,
  path: '/p/$postId',
  validateSearch: threadPage,
  ...lookingBack,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps: search, location: { hash } }) => {
    const { data } = await context.queries.fetchQuery(postQuery(params.postId, search.as_of));
    throw redirect({ ...postAddress(data), search, hash, replace: true });
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

export const commentRecord = createRoute({
  getParentRoute: () => root,
  path: '/c/$commentId/record',
  validateSearch: paged,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) =>
    Promise.all([
      context.queries.fetchQuery(commentMarksQuery(params.commentId)),
      context.queries.fetchQuery(commentMarksQuery(params.commentId, deps.after)),
    ]),
  component: lazyRouteComponent(() => import('../pages/CommentRecordPage'), 'CommentRecordPage'),
});
