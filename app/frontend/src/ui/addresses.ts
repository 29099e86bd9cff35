/** Addresses that more than one page leads to. */
import { linkOptions } from '@tanstack/react-router';

/** A post lives under its id and its words; some titles leave no words for an address. */
export const postAddress = (post: { id: string; slug: string }) =>
  linkOptions({ to: '/p/$postId/$slug', params: { postId: post.id, slug: post.slug || 'post' } });

export const versionAddress = (postId: string, version: number) =>
  linkOptions({ to: '/p/$postId/versions/$range', params: { postId, range: String(version) } });

export const diffAddress = (postId: string, from: number, to: number) =>
  linkOptions({ to: '/p/$postId/versions/$range', params: { postId, range: `${from}..${to}` } });

/** Where a comment stands: its post's page finds the part of the thread that holds it. */
export const commentAddress = (post: { id: string; slug: string }, commentId: string) =>
  linkOptions({ ...postAddress(post), hash: `c-${commentId}` });
