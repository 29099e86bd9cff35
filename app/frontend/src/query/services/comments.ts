/** Questions about comments. */
import { envelopeOf, queryApi } from '../../infrastructure/api/query_api';
import type { ThreadPage } from '../models/comment_view';
import type { Paged } from '../models/post_view';
import { MARKS } from './posts';

/** How many comments of a thread stand on one page. */
export const THREAD_PAGE = 50;

export const fetchThread = (
  post_id: string,
  { sort = 'old', after, as_of }: ThreadPage,
  signal: AbortSignal,
) =>
  envelopeOf(
    queryApi.GET('/api/query/posts/{post_id}/comments', {
      params: { path: { post_id }, query: { sort, limit: THREAD_PAGE, after, as_of } },
      signal,
    }),
  );

export const fetchComment = (comment_id: string, as_of: string | undefined, signal: AbortSignal) =>
  envelopeOf(
    queryApi.GET('/api/query/comments/{comment_id}', {
      params: { path: { comment_id }, query: { as_of } },
      signal,
    }),
  );

export const fetchCommentMarks = (comment_id: string, after: string | undefined, signal: AbortSignal) =>
  envelopeOf(
    queryApi.GET('/api/query/comments/{comment_id}/timeline', {
      params: { path: { comment_id }, query: { limit: MARKS, after } },
      signal,
    }),
  );

export const fetchUserComments = (username: string, { after, as_of }: Paged, signal: AbortSignal) =>
  envelopeOf(
    queryApi.GET('/api/query/users/{username}/comments', {
      params: { path: { username }, query: { after, as_of } },
      signal,
    }),
  );
