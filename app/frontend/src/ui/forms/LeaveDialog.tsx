import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useWords } from '../../language/words';

interface Props {
  unsent: boolean;
}

/** Asks before a reader leaves what they have not sent. */
export function LeaveDialog({ unsent }: Props) {
  const { write } = useWords();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => unsent && current.pathname !== next.pathname,
    enableBeforeUnload: unsent,
    withResolver: true,
  });
  const stay = () => reset?.();
  return (
    <Modal
      opened={status === 'blocked'}
      onClose={stay}
      title={write.leaveTitle}
      closeButtonProps={{ 'aria-label': write.stay }}
    >
      <p className="dialog-text">{write.leaveText}</p>
      <div className="form-actions">
        <Button onClick={stay}>{write.stay}</Button>
        <Button variant="default" onClick={() => proceed?.()}>
          {write.leave}
        </Button>
      </div>
    </Modal>
  );
}
