/** Addresses that more than one page leads to. */
import { linkOptions } from '@tanstack/react-router';

/** A post lives under its id and its words; some titles leave no words for an address. */
export const postAddress = (post: { id: string; slug: string }) =>
  linkOptions({ to: '/p/$postId/$slug', params: { postId: post.id, slug: post.slug || 'post' } });

export const versionAddress = (postId: string, version: number) =>
  linkOptions({ to: '/p/$postId/versions/$range', params: { postId, range: String(version) } });

export const diffAddress = (postId: string, from: number, to: number) =>
  linkOptions({ to: '/p/$postId/versions/$range', params: { postId, range: `${from}..${to}` } });
