import { expect, test } from 'vitest';
import { threadQuery } from './hooks/useComments';
import { marksQuery, postQuery, postsQuery } from './hooks/usePosts';
import { keyOfAddress } from './seed';

test('an address is kept under the key of the hook that would ask it', () => {
  expect(keyOfAddress('/api/query/posts?sort=new')).toEqual(postsQuery({}).queryKey);
  expect(keyOfAddress('/api/query/posts?tag=r%C3%A9p&sort=new&after=c2')).toEqual(
    postsQuery({ tag: 'rép', after: 'c2' }).queryKey,
  );
  expect(keyOfAddress('/api/query/posts/7')).toEqual(postQuery('7').queryKey);
  expect(keyOfAddress('/api/query/posts/7/timeline?limit=100')).toEqual(marksQuery('7').queryKey);
  expect(keyOfAddress('/api/query/posts/7/comments?sort=top&limit=50')).toEqual(
    threadQuery('7', { sort: 'top' }).queryKey,
  );
});
