import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../language/words';
import type { PostView } from '../../query/models/post_view';
import type { Asked } from '../forms/PostDialog';
import { useAsOf } from '../hooks/useAsOf';
import { AskFirst } from './AskFirst';
import { CopyLink } from './CopyLink';
import { LikeButton } from './LikeButton';
import { More } from './More';

interface Props {
  post: PostView;
}

/** What this viewer may do with the post: the server says what, in `can`. */
export function PostActions({ post }: Props) {
  const { post: words } = useWords();
  const past = useAsOf() !== undefined;
  const [asked, setAsked] = useState<Asked | null>(null);
  const params = { postId: post.id };
  const acts = (['delete', 'restore'] as const).filter((act) => post.can[act]);
  return (
    <div className="actions">
      <LikeButton target={post} may={post.can.react ?? false} />
      {!past && <CopyLink address={`/p/${post.id}/${encodeURIComponent(post.slug || 'post')}`} />}
      {!past && (
        <More>
          {(pick) => (
            <>
              {post.can.edit && (
                <li>
                  <Link to="/p/$postId/edit" params={params}>
                    {words.edit}
                  </Link>
                </li>
              )}
              <li>
                <Link to="/p/$postId/versions" params={params}>
                  {words.versions}
                </Link>
              </li>
              {acts.map((act) => (
                <li key={act}>
                  <button
                    type="button"
                    onClick={pick(() => setAsked({ act, ...params, version: post.version }))}
                  >
                    {words[act]}
                  </button>
                </li>
              ))}
            </>
          )}
        </More>
      )}
      <AskFirst asked={asked} onClose={() => setAsked(null)} />
    </div>
  );
}
