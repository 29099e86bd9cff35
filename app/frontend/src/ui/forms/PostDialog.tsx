import { type Send, useSubmission } from '../../command/hooks/useSubmission';
import { deletePost, redactVersion, restorePost, revertPost } from '../../command/services/posts';
import { useWords } from '../../language/words';
import { announce } from '../components/Announcer';
import { ReasonDialog } from './ReasonDialog';

export interface Asked {
  act: 'delete' | 'restore' | 'putBack' | 'erase';
  postId: string;
  /** Which of its versions is put back or erased. */
  version: number;
}

interface Answered extends Asked {
  reason: string | undefined;
}

const SEND: Record<Asked['act'], Send<Answered>> = {
  delete: ({ postId: post_id, reason }, submission) => deletePost({ post_id, reason }, submission),
  restore: ({ postId: post_id, reason }, submission) => restorePost({ post_id, reason }, submission),
  putBack: ({ postId: post_id, version: to_version, reason }, submission) =>
    revertPost({ post_id, to_version, reason }, submission),
  erase: ({ postId: target_id, version, reason }, submission) =>
    redactVersion({ target_id, version, reason }, submission),
};

interface Props {
  asked: Asked;
  onClose: () => void;
}

/** What should not happen to a post by a slip of the hand. */
export function PostDialog({ asked, onClose }: Props) {
  const { confirm } = useWords();
  const { done, ...words } = confirm[asked.act](asked);
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
