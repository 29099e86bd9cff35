/** Looking for what was said. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { KINDS, type SearchFilter } from '../../query/models/hit_view';
import { root } from './root_route';
import { word } from './search';

export const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: ({ q, kind, tag, author, after }: Record<string, unknown>): SearchFilter => ({
    q: word(q),
    kind: KINDS.find((each) => each === kind),
    tag: word(tag),
    author: word(author),
    after: word(after),
  }),
  component: lazyRouteComponent(() => import('../pages/SearchPage'), 'SearchPage'),
});
