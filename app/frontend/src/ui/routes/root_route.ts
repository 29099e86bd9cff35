/** What every address has in common: the frame, and who is looking. */
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';
import { viewerQuery } from '../../query/hooks/useUsers';
import { Layout } from '../components/Layout';
import { NotFoundPage } from '../pages/NotFoundPage';

export interface RouteContext {
  queries: QueryClient;
}

export const root = createRootRouteWithContext<RouteContext>()({
  component: Layout,
  notFoundComponent: NotFoundPage,
  loader: ({ context }) => context.queries.ensureQueryData(viewerQuery),
});
