import { Modal } from '@mantine/core';
import { useWords } from '../../language/words';
import { LogInForm } from './LogInForm';

interface Props {
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Logged out while writing: log in on top, and the same submission goes on. */
export function LogInDialog({ opened, onClose, onDone }: Props) {
  const { account, confirm } = useWords();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={account.again}
      closeButtonProps={{ 'aria-label': confirm.cancel }}
    >
      <p className="dialog-text">{account.againText}</p>
      <LogInForm onDone={onDone} />
    </Modal>
  );
}
