import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useSubmission } from '../../command/hooks/useSubmission';
import type { ChangeProfile } from '../../command/models/commands';
import { changeProfile } from '../../command/services/users';
import { useWords } from '../../language/words';
import { announce } from '../components/Announcer';
import { SettingsForm } from './SettingsForm';
import { languageChoices } from './text_languages';

interface Profile {
  display_name: string;
  bio: string;
  language: string;
}

interface Props {
  profile: Profile;
}

export function ProfileForm({ profile }: Props) {
  const { settings } = useWords();
  const [saved, setSaved] = useState(profile);
  const form = useForm({ initialValues: profile });
  const { submit, ...submission } = useSubmission(changeProfile, {
    onDone: (_, changed) => {
      setSaved({ ...saved, ...changed });
      announce(settings.saved);
    },
  });
  const send = () => {
    const changed = changes(saved, form.getValues());
    if (Object.keys(changed).length === 0) return announce(settings.unchanged);
    void submit(changed);
  };
  return (
    <SettingsForm form={form} submission={submission} onSubmit={send} action={settings.save}>
      <TextInput label={settings.displayName} autoComplete="name" {...form.getInputProps('display_name')} />
      <Textarea
        label={settings.bio}
        description={settings.bioHint}
        lang={form.values.language}
        className="bio-input"
        {...form.getInputProps('bio')}
      />
      <NativeSelect
        label={settings.language}
        description={settings.languageHint}
        data={languageChoices(form.values.language)}
        {...form.getInputProps('language')}
      />
    </SettingsForm>
  );
}

/** Only what is another than before: the record tells each change. */
function changes(before: Profile, after: Profile): ChangeProfile {
  const { display_name, bio, language } = after;
  return {
    ...(display_name !== before.display_name && { display_name }),
    ...(bio !== before.bio && { bio }),
    ...(language !== before.language && { language }),
  };
}
