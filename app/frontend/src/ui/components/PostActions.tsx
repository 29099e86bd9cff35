import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../../language/words';
import type { PostView } from '../../query/models/post_view';

const DeletePostDialog = lazy(() =>
  import('../forms/DeletePostDialog').then((module) => ({ default: module.DeletePostDialog })),
);
const RestorePostDialog = lazy(() =>
  import('../forms/RestorePostDialog').then((module) => ({ default: module.RestorePostDialog })),
);

interface Props {
  post: PostView;
}

/** What this viewer may do with the post: the server says what, in `can`. */
export function PostActions({ post }: Props) {
  const { post: words } = useWords();
  const [asking, setAsking] = useState<'delete' | 'restore' | null>(null);
  const close = () => setAsking(null);
  const params = { postId: post.id };
  return (
    <div className="actions">
      {post.can.edit && (
        <Link to="/p/$postId/edit" params={params}>
          {words.edit}
        </Link>
      )}
      <Link to="/p/$postId/versions" params={params}>
        {words.versions}
      </Link>
      {post.can.delete && (
        <button className="quiet-button" type="button" onClick={() => setAsking('delete')}>
          {words.delete}
        </button>
      )}
      {post.can.restore && (
        <button className="quiet-button" type="button" onClick={() => setAsking('restore')}>
          {words.restore}
        </button>
      )}
      <Suspense>
        {asking === 'delete' && <DeletePostDialog postId={post.id} onClose={close} />}
        {asking === 'restore' && <RestorePostDialog postId={post.id} onClose={close} />}
      </Suspense>
    </div>
  );
}
