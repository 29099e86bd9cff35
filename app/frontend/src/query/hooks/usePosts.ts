/** Posts and their history, for pages. The keys mirror the addresses asked (see seed.ts). */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { PostFilter } from '../models/post_view';
import { isSameList, isSameText } from '../sameness';
import {
  fetchDiff,
  fetchMarks,
  fetchPost,
  fetchPosts,
  fetchVersion,
  fetchVersions,
  MARKS,
} from '../services/posts';
import { untilFresh } from './freshness';
import { useHeldAnswer } from './useHeld';

export const postsQuery = ({ sort = 'new', ...filter }: PostFilter) =>
  queryOptions({
    queryKey: ['posts', { sort, ...filter }],
    queryFn: ({ signal }) => fetchPosts({ sort, ...filter }, signal),
    refetchInterval: untilFresh,
  });

export const postQuery = (postId: string) =>
  queryOptions({
    queryKey: ['posts', postId],
    queryFn: ({ signal }) => fetchPost(postId, signal),
    refetchInterval: untilFresh,
  });

export const versionsQuery = (postId: string, after?: string) =>
  queryOptions({
    queryKey: ['posts', postId, 'history', { after }],
    queryFn: ({ signal }) => fetchVersions(postId, after, signal),
    refetchInterval: untilFresh,
  });

export const versionQuery = (postId: string, version: number) =>
  queryOptions({
    queryKey: ['posts', postId, 'history', String(version)],
    queryFn: ({ signal }) => fetchVersion(postId, version, signal),
  });

export const diffQuery = (postId: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['posts', postId, 'diff', { from: String(from), to: String(to) }],
    queryFn: ({ signal }) => fetchDiff(postId, from, to, signal),
  });

export const marksQuery = (postId: string, after?: string) =>
  queryOptions({
    queryKey: ['posts', postId, 'timeline', { limit: String(MARKS), after }],
    queryFn: ({ signal }) => fetchMarks(postId, after, signal),
    refetchInterval: untilFresh,
  });

export const usePosts = (filter: PostFilter) =>
  useHeldAnswer(useSuspenseQuery(postsQuery(filter)), {
    of: postsQuery(filter).queryKey,
    isSame: isSameList,
  });

export const usePost = (postId: string) =>
  useHeldAnswer(useSuspenseQuery(postQuery(postId)), { of: [postId], isSame: isSameText });

export const useVersions = (postId: string, after?: string) =>
  useHeldAnswer(useSuspenseQuery(versionsQuery(postId, after)), { of: [postId, after] });

export const useVersion = (postId: string, version: number) =>
  useSuspenseQuery(versionQuery(postId, version)).data;
export const useDiff = (postId: string, from: number, to: number) =>
  useSuspenseQuery(diffQuery(postId, from, to)).data;

/** A record only grows at its end: whoever has room for that shows the latest. */
export const useMarks = (postId: string, after?: string) =>
  useHeldAnswer(useSuspenseQuery(marksQuery(postId, after)), { of: [postId, after] });
