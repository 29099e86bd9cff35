import { useSubmission } from '../../command/hooks/useSubmission';
import { deletePost } from '../../command/services/posts';
import { useWords } from '../../language/words';
import { announce } from '../components/Announcer';
import { ReasonDialog } from './ReasonDialog';

interface Props {
  postId: string;
  onClose: () => void;
}

export function DeletePostDialog({ postId, onClose }: Props) {
  const { confirm } = useWords();
  const { submit, ...submission } = useSubmission(deletePost, {
    onDone: () => {
      announce(confirm.deleted);
      onClose();
    },
  });
  return (
    <ReasonDialog
      title={confirm.deleteTitle}
      text={confirm.deleteText}
      action={confirm.delete}
      submission={submission}
      onSubmit={(reason) => submit({ post_id: postId, reason })}
      onClose={onClose}
    />
  );
}
