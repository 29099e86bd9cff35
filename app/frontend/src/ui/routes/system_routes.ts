/** How the board itself is. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { systemQuery } from '../../query/hooks/useSystem';
import { SPANS, type Span } from '../../query/models/system_view';
import { onlyMembers } from './only_members';
import { root } from './root_route';
import { oneOf } from './search';

const spanOf = oneOf(SPANS);

export const system = createRoute({
  getParentRoute: () => root,
  path: '/system',
  validateSearch: ({ days }: Record<string, unknown>): { days?: Span } => ({ days: spanOf(days) }),
  loader: async ({ context, location }) => {
    await onlyMembers(context, location.href);
    await context.queries.fetchQuery(systemQuery);
  },
  component: lazyRouteComponent(() => import('../pages/SystemPage'), 'SystemPage'),
});
