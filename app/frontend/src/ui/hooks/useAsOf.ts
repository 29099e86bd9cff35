/** Which moment the page shows, and whose changes lead to others. */
import { useParams, useRouterState, useSearch } from '@tanstack/react-router';
import type { Scope } from '../../query/models/activity_view';

/** The moment that this page looks back to; none is now. */
export function useAsOf(): string | undefined {
  const looksBack = useRouterState({ select: ({ matches }) => matches.at(-1)?.staticData.looksBack });
  const { as_of } = useSearch({ strict: false });
  return looksBack ? as_of : undefined;
}

/** Of which posts and comments the page tells. */
export function useScope(): Scope {
  const { postId, tag, username } = useParams({ strict: false });
  const search = useSearch({ strict: false });
  return postId ? { post: postId } : { tag: tag ?? search.tag, author: username ?? search.author };
}
