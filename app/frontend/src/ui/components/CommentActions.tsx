import { useState } from 'react';
import { useWords } from '../../language/words';
import type { CommentView } from '../../query/models/comment_view';
import type { PostView } from '../../query/models/post_view';
import type { AskedOfComment } from '../forms/CommentDialog';
import { useAsOf } from '../hooks/useAsOf';
import { anchorOf } from '../thread';
import { AskOfComment } from './AskFirst';
import { CopyLink } from './CopyLink';
import { LikeButton } from './LikeButton';
import { More } from './More';

interface Props {
  comment: CommentView;
  post: PostView;
  onReply: () => void;
  onEdit: () => void;
}

/** What this viewer may do with a comment: the server says what, in `can`. */
export function CommentActions({ comment, post, onReply, onEdit }: Props) {
  const { comments } = useWords();
  const [asked, setAsked] = useState<AskedOfComment | null>(null);
  const { id, can } = comment;
  const asOf = useAsOf();
  const then = asOf === undefined ? '' : `?as_of=${encodeURIComponent(asOf)}`;
  const acts = [
    can.edit && { name: comments.edit, act: onEdit },
    can.delete && { name: comments.delete, act: () => setAsked({ act: 'delete', id }) },
    can.restore && { name: comments.restore, act: () => setAsked({ act: 'restore', id }) },
  ].filter((act) => act !== false && act !== undefined);
  return (
    <div className="comment-actions">
      <LikeButton target={comment} may={can.react ?? false} />
      {can.reply && (
        <button className="quiet-button" type="button" data-act="reply" onClick={onReply}>
          {comments.reply}
        </button>
      )}
      <CopyLink address={`/p/${post.id}/${encodeURIComponent(post.slug || 'post')}${then}#${anchorOf(id)}`} />
      {acts.length > 0 && (
        <More>
          {(pick) =>
            acts.map(({ name, act }) => (
              <li key={name}>
                <button type="button" onClick={pick(act)}>
                  {name}
                </button>
              </li>
            ))
          }
        </More>
      )}
      <AskOfComment asked={asked} onClose={() => setAsked(null)} />
    </div>
  );
}
