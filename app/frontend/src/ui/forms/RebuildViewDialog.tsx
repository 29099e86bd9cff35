import { Button, Modal } from '@mantine/core';
import { useSubmission } from '../../command/hooks/useSubmission';
import { rebuildView } from '../../command/services/views';
import { useWords } from '../../language/words';
import { announce } from '../components/Announcer';
import { OutcomeNote } from '../components/OutcomeNote';
import { useFocusReturn } from '../hooks/useFocusReturn';
import { FormTheme } from './FormTheme';
import { LogInDialog } from './LogInDialog';

interface Props {
  view: string;
  onClose: () => void;
}

/** Asks once more: a large log takes a while to be read. */
export function RebuildViewDialog({ view, onClose }: Props) {
  const { system, confirm } = useWords();
  useFocusReturn();
  const { submit, outcome, problem, busy, forget } = useSubmission(rebuildView, {
    onDone: () => {
      announce(system.rebuilding({ view }));
      onClose();
    },
  });
  const send = () => void submit({ view });
  const loggedOut = problem?.status === 401;
  return (
    <FormTheme>
      <Modal
        opened
        onClose={onClose}
        title={system.rebuildTitle({ view })}
        closeButtonProps={{ 'aria-label': confirm.cancel }}
      >
        <p className="dialog-text">{system.rebuildText}</p>
        {!loggedOut && <OutcomeNote outcome={outcome} onTryAgain={send} />}
        <div className="form-actions">
          <Button loading={busy} onClick={send}>
            {system.rebuildIt}
          </Button>
          <Button variant="default" onClick={onClose}>
            {confirm.cancel}
          </Button>
        </div>
      </Modal>
      <LogInDialog opened={loggedOut} onClose={forget} onDone={send} />
    </FormTheme>
  );
}
