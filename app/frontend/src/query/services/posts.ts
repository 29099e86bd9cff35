/** Questions about posts. */
import { envelopeOf, queryApi } from '../../infrastructure/api/query_api';
import type { PostFilter } from '../models/post_view';

/** As many marks as one answer carries: a Record margin shows the first and last five of them. */
export const MARKS = 100;

export const fetchPosts = (filter: PostFilter, signal: AbortSignal) =>
  envelopeOf(queryApi.GET('/api/query/posts', { params: { query: filter }, signal }));

export const fetchPost = (post_id: string, as_of: string | undefined, signal: AbortSignal) =>
  envelopeOf(
    queryApi.GET('/api/query/posts/{post_id}', { params: { path: { post_id }, query: { as_of } }, signal }),
  );

export const fetchVersions = (post_id: string, after: string | undefined, signal: AbortSignal) =>
  envelopeOf(
    queryApi.GET('/api/query/posts/{post_id}/history', {
      params: { path: { post_id }, query: { after } },
      signal,
    }),
  );

export const fetchVersion = (post_id: string, version: number, signal: AbortSignal) =>
  envelopeOf(
    queryApi.GET('/api/query/posts/{post_id}/history/{version}', {
      params: { path: { post_id, version } },
      signal,
    }),
  );

export const fetchDiff = (post_id: string, from: number, to: number, signal: AbortSignal) =>
  envelopeOf(
    queryApi.GET('/api/query/posts/{post_id}/diff', {
      params: { path: { post_id }, query: { from, to } },
      signal,
    }),
  );

export const fetchMarks = (post_id: string, after: string | undefined, signal: AbortSignal) =>
  envelopeOf(
    queryApi.GET('/api/query/posts/{post_id}/timeline', {
      params: { path: { post_id }, query: { limit: MARKS, after } },
      signal,
    }),
  );
