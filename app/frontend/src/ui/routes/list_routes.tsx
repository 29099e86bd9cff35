/** Lists: posts, those of a tag, and tags. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { postsQuery } from '../../query/hooks/usePosts';
import { tagsQuery } from '../../query/hooks/useTags';
import { POST_SORTS, type PostFilter } from '../../query/models/post_view';
import { PostsPage } from '../pages/PostsPage';
import { root } from './root_route';
import { lookingBack, oneOf, pagedThen, word } from './search';

const sortOf = oneOf(POST_SORTS);

export const posts = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: ({ sort, tag, author, ...rest }: Record<string, unknown>): PostFilter => ({
    sort: sortOf(sort),
    tag: word(tag),
    author: word(author),
    ...pagedThen(rest),
  }),
  ...lookingBack,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queries.fetchQuery(postsQuery(deps)),
  component: function Posts() {
    return <PostsPage filter={posts.useSearch()} />;
  },
});

export const taggedPosts = createRoute({
  getParentRoute: () => root,
  path: '/t/$tag',
  validateSearch: pagedThen,
  ...lookingBack,
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) => context.queries.fetchQuery(postsQuery({ tag: params.tag, ...deps })),
  component: function TaggedPosts() {
    return <PostsPage filter={{ tag: taggedPosts.useParams().tag, ...taggedPosts.useSearch() }} />;
  },
});

export const tags = createRoute({
  getParentRoute: () => root,
  path: '/tags',
  validateSearch: pagedThen,
  ...lookingBack,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.queries.fetchQuery(tagsQuery(deps)),
  component: lazyRouteComponent(() => import('../pages/TagsPage'), 'TagsPage'),
});
