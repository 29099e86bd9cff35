/** Comments, for pages. The keys mirror the addresses asked (see seed.ts). */
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { ThreadPage } from '../models/comment_view';
import { isSameThread } from '../sameness';
import { fetchComment, fetchThread, fetchUserComments, THREAD_PAGE } from '../services/comments';
import { untilFresh } from './freshness';
import { useHeldAnswer } from './useHeld';

export const threadQuery = (postId: string, { sort = 'old', after }: ThreadPage) =>
  queryOptions({
    queryKey: ['posts', postId, 'comments', { sort, limit: String(THREAD_PAGE), after }],
    queryFn: ({ signal }) => fetchThread(postId, { sort, after }, signal),
    refetchInterval: untilFresh,
  });

export const commentQuery = (commentId: string) =>
  queryOptions({
    queryKey: ['comments', commentId],
    queryFn: ({ signal }) => fetchComment(commentId, signal),
    // Whoever edits begins from what stands, not from what was read a while ago.
    gcTime: 0,
  });

export const userCommentsQuery = (username: string, after?: string) =>
  queryOptions({
    queryKey: ['users', username, 'comments', { after }],
    queryFn: ({ signal }) => fetchUserComments(username, after, signal),
    refetchInterval: untilFresh,
  });

export const useThread = (postId: string, page: ThreadPage) =>
  useHeldAnswer(useSuspenseQuery(threadQuery(postId, page)), {
    of: threadQuery(postId, page).queryKey,
    isSame: isSameThread,
  });

/** A single comment with its Markdown: asked for where it is about to be edited, so it may still be on its way. */
export const useComment = (commentId: string) => useQuery(commentQuery(commentId));

export const useUserComments = (username: string, after?: string) =>
  useHeldAnswer(useSuspenseQuery(userCommentsQuery(username, after)), {
    of: [username, after],
    isSame: isSameThread,
  });
