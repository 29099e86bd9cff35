import { Button } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import type { useSubmission } from '../../command/hooks/useSubmission';
import { OutcomeNote } from '../components/OutcomeNote';
import { useFieldErrors } from './field_errors';
import { LogInDialog } from './LogInDialog';

interface Props<Values> {
  form: UseFormReturnType<Values>;
  submission: Pick<ReturnType<typeof useSubmission>, 'outcome' | 'problem' | 'busy' | 'forget'>;
  onSubmit: () => void;
  action: string;
  /** One button of a page is filled. */
  isMain?: boolean;
  children: ReactNode;
}

/** Some fields, how their submission stands, and one button; who was logged out meanwhile logs in on top. */
export function SettingsForm<Values extends object>({
  form,
  submission: { outcome, problem, busy, forget },
  onSubmit,
  action,
  isMain = true,
  children,
}: Props<Values>) {
  useFieldErrors(form, problem);
  const loggedOut = problem?.status === 401;
  return (
    <>
      <form className="form" noValidate onSubmit={form.onSubmit(onSubmit)}>
        {children}
        {!loggedOut && <OutcomeNote outcome={outcome} onTryAgain={onSubmit} />}
        <div className="form-actions">
          <Button type="submit" variant={isMain ? 'filled' : 'default'} loading={busy}>
            {action}
          </Button>
        </div>
      </form>
      <LogInDialog opened={loggedOut} onClose={forget} onDone={onSubmit} />
    </>
  );
}
