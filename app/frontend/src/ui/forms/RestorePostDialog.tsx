import { useSubmission } from '../../command/hooks/useSubmission';
import { restorePost } from '../../command/services/posts';
import { useWords } from '../../language/words';
import { announce } from '../components/Announcer';
import { ReasonDialog } from './ReasonDialog';

interface Props {
  postId: string;
  onClose: () => void;
}

export function RestorePostDialog({ postId, onClose }: Props) {
  const { confirm } = useWords();
  const { submit, ...submission } = useSubmission(restorePost, {
    onDone: () => {
      announce(confirm.restored);
      onClose();
    },
  });
  return (
    <ReasonDialog
      title={confirm.restoreTitle}
      text={confirm.restoreText}
      action={confirm.restore}
      submission={submission}
      onSubmit={(reason) => submit({ post_id: postId, reason })}
      onClose={onClose}
    />
  );
}
