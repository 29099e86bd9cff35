import { PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSubmission } from '../../command/hooks/useSubmission';
import { changePassword } from '../../command/services/users';
import { useWords } from '../../language/words';
import { announce } from '../components/Announcer';
import { SettingsForm } from './SettingsForm';

export function ChangePasswordForm() {
  const { settings } = useWords();
  const form = useForm({ initialValues: { password: '', new_password: '' } });
  const { submit, ...submission } = useSubmission(changePassword, {
    onDone: () => {
      form.reset();
      announce(settings.passwordChanged);
    },
  });
  const send = () => submit(form.getValues());
  const shown = { visibilityToggleButtonProps: { 'aria-label': settings.showPassword } };
  return (
    <SettingsForm form={form} submission={submission} onSubmit={send} action={settings.changePassword}>
      <PasswordInput
        label={settings.password}
        autoComplete="current-password"
        {...shown}
        {...form.getInputProps('password')}
      />
      <PasswordInput
        label={settings.newPassword}
        description={settings.newPasswordHint}
        autoComplete="new-password"
        {...shown}
        {...form.getInputProps('new_password')}
      />
    </SettingsForm>
  );
}
