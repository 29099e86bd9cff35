import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../language/words';
import type { PostView } from '../../query/models/post_view';
import type { Asked } from '../forms/PostDialog';
import { AskFirst } from './AskFirst';

interface Props {
  post: PostView;
}

/** What this viewer may do with the post: the server says what, in `can`. */
export function PostActions({ post }: Props) {
  const { post: words } = useWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  const params = { postId: post.id };
  const ask = (act: Asked['act']) => () => setAsked({ act, ...params, version: post.version });
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
        <button className="quiet-button" type="button" onClick={ask('delete')}>
          {words.delete}
        </button>
      )}
      {post.can.restore && (
        <button className="quiet-button" type="button" onClick={ask('restore')}>
          {words.restore}
        </button>
      )}
      <AskFirst asked={asked} onClose={() => setAsked(null)} />
    </div>
  );
}
