import { useRef, useState } from 'react';
import type { CommentView } from '../../query/models/comment_view';
import type { MarkView, PostView } from '../../query/models/post_view';
import { AddCommentForm } from '../forms/AddCommentForm';
import { EditCommentForm } from '../forms/EditCommentForm';
import { isKept } from '../forms/useKeptText';
import { anchorOf, DEEPEST } from '../thread';
import { AboutVersion } from './AboutVersion';
import { CommentActions } from './CommentActions';
import { CommentHead } from './CommentHead';
import { CommentText } from './CommentText';

interface Props {
  comment: CommentView;
  parent: CommentView | undefined;
  post: PostView;
  marks: readonly MarkView[];
  /** The address of the page points to it. */
  isPointed: boolean;
}

/** One comment in its place, and what is written about it there. Flask's post page has the same markup. */
export function Comment({ comment, parent, post, marks, isPointed }: Props) {
  const { id, depth, can } = comment;
  const place = useRef<HTMLElement>(null);
  // What was typed before the page was lost lies open again.
  const [writes, setWrites] = useState(() => ({
    edit: can.edit && isKept(`edit.${id}`),
    reply: can.reply && isKept(`reply.${id}`),
  }));
  const close = (what: 'edit' | 'reply') => () => {
    setWrites((now) => ({ ...now, [what]: false }));
    place.current?.focus({ preventScroll: true });
  };
  const open = (what: 'edit' | 'reply') => () => setWrites((now) => ({ ...now, [what]: true }));
  return (
    <li
      className="comment"
      id={anchorOf(id)}
      data-depth={Math.min(depth, DEEPEST)}
      aria-current={isPointed ? 'true' : undefined}
    >
      <article aria-labelledby={`${anchorOf(id)}-by`} tabIndex={-1} ref={place}>
        <CommentHead id={`${anchorOf(id)}-by`} comment={comment} parent={parent} />
        <AboutVersion comment={comment} post={post} marks={marks} />
        {writes.edit ? (
          <EditCommentForm comment={comment} onClose={close('edit')} />
        ) : (
          <>
            <CommentText comment={comment} />
            <CommentActions comment={comment} post={post} onReply={open('reply')} onEdit={open('edit')} />
          </>
        )}
        {writes.reply && <AddCommentForm post={post} parent={comment} onClose={close('reply')} />}
      </article>
    </li>
  );
}
