import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSubmission } from '../../command/hooks/useSubmission';
import { renameUser } from '../../command/services/users';
import { useWords } from '../../language/words';
import { announce } from '../components/Announcer';
import { SettingsForm } from './SettingsForm';

interface Props {
  username: string;
}

export function RenameForm({ username }: Props) {
  const { settings } = useWords();
  const form = useForm({ initialValues: { username } });
  const { submit, ...submission } = useSubmission(renameUser, {
    onDone: (_, command) => announce(settings.renamed({ username: command.username })),
  });
  const send = () => {
    const given = form.getValues();
    if (given.username === username) return announce(settings.unchanged);
    void submit(given);
  };
  return (
    <SettingsForm form={form} submission={submission} onSubmit={send} action={settings.rename}>
      <TextInput
        label={settings.username}
        description={settings.usernameHint}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('username')}
      />
    </SettingsForm>
  );
}
