import { useSubmission } from '../../command/hooks/useSubmission';
import { redactVersion } from '../../command/services/posts';
import { useWords } from '../../language/words';
import { announce } from '../components/Announcer';
import { ReasonDialog } from './ReasonDialog';

interface Props {
  postId: string;
  version: number;
  onClose: () => void;
}

export function RedactVersionDialog({ postId, version, onClose }: Props) {
  const { confirm } = useWords();
  const { submit, ...submission } = useSubmission(redactVersion, {
    onDone: () => {
      announce(confirm.eraseDone({ version }));
      onClose();
    },
  });
  return (
    <ReasonDialog
      title={confirm.eraseTitle({ version })}
      text={confirm.eraseText}
      action={confirm.erase}
      submission={submission}
      onSubmit={(reason) => submit({ target_id: postId, version, reason })}
      onClose={onClose}
    />
  );
}
