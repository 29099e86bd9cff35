/** Comments, for pages. The keys mirror the addresses asked (see seed.ts). */
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { ThreadPage } from '../models/comment_view';
import type { Paged } from '../models/post_view';
import { isSameThread } from '../sameness';
import {
  fetchComment,
  fetchCommentMarks,
  fetchThread,
  fetchUserComments,
  THREAD_PAGE,
} from '../services/comments';
import { MARKS } from '../services/posts';
import { untilFresh } from './freshness';
import { back, type Moment } from './past';
import { useHeldAnswer } from './useHeld';

export const threadQuery = (postId: string, { sort = 'old', after, as_of }: ThreadPage) =>
  queryOptions({
    queryKey: ['posts', postId, 'comments', { sort, limit: String(THREAD_PAGE), after, as_of }],
    queryFn: ({ signal }) => fetchThread(postId, { sort, after, as_of }, signal),
    refetchInterval: untilFresh,
  });

export const commentQuery = (commentId: string, asOf?: Moment) =>
  queryOptions({
    queryKey: ['comments', commentId, ...back(asOf)],
    queryFn: ({ signal }) => fetchComment(commentId, asOf, signal),
    // Whoever edits begins from what stands, not from what was read a while ago.
    gcTime: 0,
  });

export const commentMarksQuery = (commentId: string, after?: string) =>
  queryOptions({
    queryKey: ['comments', commentId, 'timeline', { limit: String(MARKS), after }],
    queryFn: ({ signal }) => fetchCommentMarks(commentId, after, signal),
    refetchInterval: untilFresh,
  });

export const userCommentsQuery = (username: string, page: Paged) =>
  queryOptions({
    queryKey: ['users', username, 'comments', { ...page }],
    queryFn: ({ signal }) => fetchUserComments(username, page, signal),
    refetchInterval: untilFresh,
  });

export const useThread = (postId: string, page: ThreadPage) =>
  useHeldAnswer(useSuspenseQuery(threadQuery(postId, page)), {
    of: threadQuery(postId, page).queryKey,
    isSame: isSameThread,
  });

/** A single comment with its Markdown: asked for where it is about to be edited, so it may still be on its way. */
export const useComment = (commentId: string) => useQuery(commentQuery(commentId));

export const useCommentMarks = (commentId: string, after?: string) =>
  useHeldAnswer(useSuspenseQuery(commentMarksQuery(commentId, after)), { of: [commentId, after] });

export const useUserComments = (username: string, page: Paged) =>
  useHeldAnswer(useSuspenseQuery(userCommentsQuery(username, page)), {
    of: [username, page],
    isSame: isSameThread,
  });
