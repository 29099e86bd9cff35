/** Which page answers to which address. */
import { posts, profile, taggedPosts, tags } from './list_routes';
import { edit, logIn, register, write } from './member_routes';
import { post, postById, record, version, versions } from './post_routes';
import { root } from './root_route';

export const routes = root.addChildren([
  ...[posts, taggedPosts, tags, profile],
  ...[post, postById, versions, version, record],
  ...[write, edit, logIn, register],
]);
