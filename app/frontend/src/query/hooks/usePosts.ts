/** Posts and their history, for pages. The keys mirror the addresses asked (see seed.ts). */
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { PostFilter } from '../models/post_view';
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

export const postsQuery = (filter: PostFilter) =>
  queryOptions({
    queryKey: ['posts', { sort: 'new', ...filter }],
    queryFn: ({ signal }) => fetchPosts(filter, signal),
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

export const usePosts = (filter: PostFilter) => useSuspenseQuery(postsQuery(filter)).data;
export const usePost = (postId: string) => useSuspenseQuery(postQuery(postId)).data;
export const useVersions = (postId: string, after?: string) =>
  useSuspenseQuery(versionsQuery(postId, after)).data;
export const useVersion = (postId: string, version: number) =>
  useSuspenseQuery(versionQuery(postId, version)).data;
export const useDiff = (postId: string, from: number, to: number) =>
  useSuspenseQuery(diffQuery(postId, from, to)).data;
export const useMarks = (postId: string, after?: string) => useSuspenseQuery(marksQuery(postId, after)).data;
