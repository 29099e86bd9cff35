import { useSubmission } from '../../command/hooks/useSubmission';
import { revertPost } from '../../command/services/posts';
import { useWords } from '../../language/words';
import { announce } from '../components/Announcer';
import { ReasonDialog } from './ReasonDialog';

interface Props {
  postId: string;
  version: number;
  onClose: () => void;
}

export function RevertPostDialog({ postId, version, onClose }: Props) {
  const { confirm } = useWords();
  const { submit, ...submission } = useSubmission(revertPost, {
    onDone: () => {
      announce(confirm.putBackDone({ version }));
      onClose();
    },
  });
  return (
    <ReasonDialog
      title={confirm.putBackTitle({ version })}
      text={confirm.putBackText}
      action={confirm.putBack}
      submission={submission}
      onSubmit={(reason) => submit({ post_id: postId, to_version: version, reason })}
      onClose={onClose}
    />
  );
}
