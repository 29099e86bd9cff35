import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSubmission } from '../../command/hooks/useSubmission';
import type { Register } from '../../command/models/commands';
import { register } from '../../command/services/auth';
import { useWords } from '../../language/words';
import { OutcomeNote } from '../components/OutcomeNote';
import { useFieldErrors } from './field_errors';

interface Props {
  /** The key that the first account of a board may need. */
  setupKey: string | undefined;
  onDone: () => void;
}

export function RegisterForm({ setupKey, onDone }: Props) {
  const { account, language } = useWords();
  const form = useForm({ initialValues: { username: '', email: '', password: '', display_name: '' } });
  const { submit, outcome, problem, busy } = useSubmission(register, { onDone });
  useFieldErrors(form, problem);
  const send = () => {
    const { display_name, ...given } = form.getValues();
    const command: Register = { ...given, language };
    if (display_name.trim()) command.display_name = display_name;
    if (setupKey) command.setup_key = setupKey;
    return submit(command);
  };
  return (
    <form className="form" noValidate onSubmit={form.onSubmit(send)}>
      <TextInput
        label={account.username}
        description={account.usernameHint}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('username')}
      />
      <TextInput
        label={account.displayName}
        description={account.displayNameHint}
        autoComplete="name"
        {...form.getInputProps('display_name')}
      />
      <TextInput
        label={account.email}
        description={account.emailHint}
        type="email"
        autoComplete="email"
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label={account.password}
        description={account.passwordHint}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': account.showPassword }}
        {...form.getInputProps('password')}
      />
      <OutcomeNote outcome={outcome} onTryAgain={send} />
      <div className="form-actions">
        <Button type="submit" loading={busy}>
          {account.register}
        </Button>
      </div>
    </form>
  );
}
