import { Button, Modal, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { useSubmission } from '../../command/hooks/useSubmission';
import { useWords } from '../../language/words';
import { OutcomeNote } from '../components/OutcomeNote';
import { useFocusReturn } from '../hooks/useFocusReturn';
import { FormTheme } from './FormTheme';
import { useFieldErrors } from './field_errors';
import { LogInDialog } from './LogInDialog';

interface Props {
  title: string;
  text: string;
  action: string;
  /** What a reason is needed for, where it may not be left out. */
  requiredFor?: string;
  submission: Pick<ReturnType<typeof useSubmission>, 'outcome' | 'problem' | 'busy' | 'forget'>;
  onSubmit: (reason: string | undefined) => void;
  onClose: () => void;
}

/** Asks once more, and why; the reason stands in the record. */
export function ReasonDialog({ title, text, action, requiredFor, submission, onSubmit, onClose }: Props) {
  const { confirm, field } = useWords();
  useFocusReturn();
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (reason) => (requiredFor && !reason.trim() ? field({ code: 'required' }) : null) },
  });
  useFieldErrors(form, submission.problem);
  const send = () => onSubmit(form.getValues().reason.trim() || undefined);
  const loggedOut = submission.problem?.status === 401;
  return (
    <FormTheme>
      <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': confirm.cancel }}>
        <form className="form" noValidate onSubmit={form.onSubmit(send)}>
          <p className="dialog-text">{text}</p>
          <Textarea
            label={confirm.reason}
            description={requiredFor ?? confirm.reasonHint}
            required={requiredFor !== undefined}
            withAsterisk={false}
            data-autofocus
            {...form.getInputProps('reason')}
          />
          <OutcomeNote outcome={submission.outcome} onTryAgain={send} />
          <div className="form-actions">
            <Button type="submit" loading={submission.busy}>
              {action}
            </Button>
            <Button variant="default" onClick={onClose}>
              {confirm.cancel}
            </Button>
          </div>
        </form>
      </Modal>
      <LogInDialog opened={loggedOut} onClose={submission.forget} onDone={send} />
    </FormTheme>
  );
}
