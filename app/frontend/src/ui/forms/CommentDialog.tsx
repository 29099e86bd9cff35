import { type Send, useSubmission } from '../../command/hooks/useSubmission';
import { deleteComment, restoreComment } from '../../command/services/comments';
import { useWords } from '../../language/words';
import { announce } from '../components/Announcer';
import { ReasonDialog } from './ReasonDialog';

export interface AskedOfComment {
  act: 'delete' | 'restore';
  id: string;
}

interface Answered extends AskedOfComment {
  reason: string | undefined;
}

const SEND: Record<AskedOfComment['act'], Send<Answered>> = {
  delete: ({ id: comment_id, reason }, submission) => deleteComment({ comment_id, reason }, submission),
  restore: ({ id: comment_id, reason }, submission) => restoreComment({ comment_id, reason }, submission),
};

interface Props {
  asked: AskedOfComment;
  onClose: () => void;
}

/** What should not happen to a comment by a slip of the hand. */
export function CommentDialog({ asked, onClose }: Props) {
  const { comments } = useWords();
  const { done, ...words } = asked.act === 'delete' ? comments.confirmDelete : comments.confirmRestore;
  const { submit, ...submission } = useSubmission(SEND[asked.act], {
    onDone: () => {
      announce(done);
      onClose();
    },
  });
  return (
    <ReasonDialog
      {...words}
      submission={submission}
      onSubmit={(reason) => submit({ ...asked, reason })}
      onClose={onClose}
    />
  );
}
