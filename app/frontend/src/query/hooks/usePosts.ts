/** Posts and their history, for pages. The keys mirror the addresses asked (see seed.ts). */
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
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
import { asItComes, untilFresh } from './freshness';
import { back, type Moment } from './past';
import { useHeldAnswer } from './useHeld';

export const postsQuery = ({ sort = 'new', ...filter }: PostFilter) =>
  queryOptions({
    queryKey: ['posts', { sort, ...filter }],
    queryFn: ({ signal }) => fetchPosts({ sort, ...filter }, signal),
    refetchInterval: untilFresh,
  });

export const postQuery = (postId: string, asOf?: Moment) =>
  queryOptions({
    queryKey: ['posts', postId, ...back(asOf)],
    queryFn: ({ signal }) => fetchPost(postId, asOf, signal),
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
    refetchInterval: untilFresh,
  });

export const diffQuery = (postId: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['posts', postId, 'diff', { from: String(from), to: String(to) }],
    queryFn: ({ signal }) => fetchDiff(postId, from, to, signal),
    refetchInterval: untilFresh,
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

export const usePost = (postId: string, asOf?: Moment) =>
  useHeldAnswer(useSuspenseQuery(postQuery(postId, asOf)), { of: [postId, asOf], isSame: isSameText });

/** The version that was read at a moment, unless it may not be told. */
export const useVersionAt = (postId: string, asOf?: Moment) =>
  useQuery(postQuery(postId, asOf)).data?.data.version;

export const useVersions = (postId: string, after?: string) =>
  useHeldAnswer(useSuspenseQuery(versionsQuery(postId, after)), { of: [postId, after] });

export const useVersion = (postId: string, version: number) =>
  asItComes(useSuspenseQuery(versionQuery(postId, version)));
export const useDiff = (postId: string, from: number, to: number) =>
  asItComes(useSuspenseQuery(diffQuery(postId, from, to)));

/** A record only grows at its end: whoever has room for that shows the latest. */
export const useMarks = (postId: string, after?: string) =>
  useHeldAnswer(useSuspenseQuery(marksQuery(postId, after)), { of: [postId, after] });
