import { CatchBoundary, getRouteApi } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useWords } from '../../language/words';
import { THREAD_SORTS, type ThreadPage } from '../../query/models/comment_view';
import type { MarkView, PostView } from '../../query/models/post_view';
import { postAddress } from '../addresses';
import { SortLinks } from './SortLinks';
import { ThreadComments } from './ThreadComments';
import { ThreadFailure } from './ThreadFailure';
import { WriteComment } from './WriteComment';

const route = getRouteApi('/p/$postId/$slug');

interface Props {
  post: PostView;
  marks: readonly MarkView[];
}

/** What was said below a post. When it does not arrive, the post stays to be read. */
export function Thread({ post, marks }: Props) {
  const { comments, state } = useWords();
  const page = route.useSearch();
  return (
    <section className="thread" id="comments" aria-labelledby="comments-title">
      <div className="thread-head">
        <h2 className="thread-title" id="comments-title">
          {post.comment_count > 0 ? comments.count({ count: post.comment_count }) : comments.title}
        </h2>
        {post.comment_count > 1 && <ThreadSorts post={post} page={page} />}
      </div>
      <CatchBoundary getResetKey={() => JSON.stringify(page)} errorComponent={ThreadFailure}>
        <Suspense fallback={<span className="bone bone-line" role="status" aria-label={state.loading} />}>
          <ThreadComments post={post} marks={marks} page={page} />
        </Suspense>
      </CatchBoundary>
      <WriteComment post={post} />
    </section>
  );
}

function ThreadSorts({ post, page }: { post: PostView; page: ThreadPage }) {
  const { comments } = useWords();
  const choices = THREAD_SORTS.map((sort) => ({
    name: comments.sorts[sort],
    link: {
      ...postAddress(post),
      search: sort === 'old' ? {} : { sort },
      hash: 'comments',
    },
    isChosen: sort === (page.sort ?? 'old'),
  }));
  return <SortLinks label={comments.sortedBy} choices={choices} />;
}
