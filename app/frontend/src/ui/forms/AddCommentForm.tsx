import { useNavigate } from '@tanstack/react-router';
import { useSubmission } from '../../command/hooks/useSubmission';
import { addComment } from '../../command/services/comments';
import { newId } from '../../infrastructure/new_id';
import { useWords } from '../../language/words';
import type { CommentView } from '../../query/models/comment_view';
import type { PostView } from '../../query/models/post_view';
import { announce } from '../components/Announcer';
import { anchorOf } from '../thread';
import { CommentForm } from './CommentForm';
import { type CommentText, isCommentText, NO_COMMENT } from './comment_text';
import { SentBefore } from './SentBefore';
import { useKeptText } from './useKeptText';

interface Props {
  post: PostView;
  /** What is answered; without it, the post is. */
  parent?: CommentView;
  onClose?: () => void;
}

/** A comment has its id before it is sent: however often that happens, it is added once. */
export function AddCommentForm({ post, parent, onClose }: Props) {
  const { comments } = useWords();
  const navigate = useNavigate({ from: '/p/$postId/$slug' });
  const fresh = () => ({ stamp: newId(), text: NO_COMMENT });
  const kept = useKeptText(parent ? `reply.${parent.id}` : `comment.${post.id}`, fresh, isCommentText);
  const { stamp } = kept.start;
  const show = (id: string) => {
    kept.discard();
    onClose?.();
    const hash = anchorOf(id);
    void navigate({ to: '.', search: (search) => search, hash, replace: true, resetScroll: false });
  };
  const { submit, ...submission } = useSubmission(addComment, {
    onDone: ({ id }) => {
      announce(comments.sent);
      show(id);
    },
  });
  const send = ({ body }: CommentText) =>
    submit({
      ...{ id: stamp, post_id: post.id, body, answers_version: post.version },
      ...(parent && { parent_id: parent.id }),
    });
  const cancel = () => {
    kept.drop();
    onClose?.();
  };
  const name = parent?.author?.display_name;
  const replyLabel = name ? comments.writeReply({ name }) : comments.writeReplyOther;
  return (
    <CommentForm
      key={kept.round}
      kept={kept}
      submission={submission}
      onSubmit={send}
      label={parent ? replyLabel : comments.write}
      action={parent ? comments.sendReply : comments.send}
      isAwaited={Boolean(parent)}
      notice={() => submission.problem?.code === 'id.taken' && <SentBefore onShow={() => show(stamp)} />}
      {...(parent && { onCancel: cancel })}
    />
  );
}
