import { Button, Modal } from '@mantine/core';
import { useSubmission } from '../../command/hooks/useSubmission';
import { cancelScheduledPost } from '../../command/services/posts';
import { useWords } from '../../language/words';
import { announce } from '../components/Announcer';
import { OutcomeNote } from '../components/OutcomeNote';
import { useFocusReturn } from '../hooks/useFocusReturn';
import { LogInDialog } from './LogInDialog';

interface Props {
  postId: string;
  onDone: () => void;
  onClose: () => void;
}

/** Asks once more: what is cancelled is erased. */
export function CancelScheduledDialog({ postId, onDone, onClose }: Props) {
  const { drafts } = useWords();
  useFocusReturn();
  const { submit, outcome, problem, busy, forget } = useSubmission(cancelScheduledPost, {
    onDone: () => {
      announce(drafts.cancelled);
      onDone();
    },
  });
  const send = () => void submit({ post_id: postId });
  return (
    <>
      <Modal
        opened
        onClose={onClose}
        title={drafts.cancelTitle}
        closeButtonProps={{ 'aria-label': drafts.keep }}
      >
        <p className="dialog-text">{drafts.cancelText}</p>
        <OutcomeNote outcome={outcome} onTryAgain={send} />
        <div className="form-actions">
          <Button loading={busy} onClick={send}>
            {drafts.cancelIt}
          </Button>
          <Button variant="default" onClick={onClose}>
            {drafts.keep}
          </Button>
        </div>
      </Modal>
      <LogInDialog opened={problem?.status === 401} onClose={forget} onDone={send} />
    </>
  );
}
