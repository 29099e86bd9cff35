/** Where a post lives: the address that names it, by its id and by its words. */
export function postAddress(post: { id: string; slug: string }) {
  return { to: '/p/$postId/$slug', params: { postId: post.id, slug: post.slug || 'post' } } as const;
}
