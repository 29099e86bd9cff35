import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSubmission } from '../../command/hooks/useSubmission';
import { logIn } from '../../command/services/auth';
import { useWords } from '../../language/words';
import { OutcomeNote } from '../components/OutcomeNote';
import { useFieldErrors } from './field_errors';

interface Props {
  onDone: () => void;
}

export function LogInForm({ onDone }: Props) {
  const { account } = useWords();
  const form = useForm({ initialValues: { login: '', password: '' } });
  const { submit, outcome, problem, busy } = useSubmission(logIn, { onDone });
  useFieldErrors(form, problem);
  const send = () => submit(form.getValues());
  return (
    <form className="form" noValidate onSubmit={form.onSubmit(send)}>
      <TextInput
        label={account.login}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        data-autofocus
        {...form.getInputProps('login')}
      />
      <PasswordInput
        label={account.password}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': account.showPassword }}
        {...form.getInputProps('password')}
      />
      <OutcomeNote outcome={outcome} onTryAgain={send} />
      <div className="form-actions">
        <Button type="submit" loading={busy}>
          {account.logIn}
        </Button>
      </div>
    </form>
  );
}
