import { NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useWords } from '../../language/words';
import { PublishLaterField } from './PublishLaterField';
import { type PostText, separateTags } from './post_text';
import { languageChoices } from './text_languages';

interface Props {
  form: UseFormReturnType<PostText>;
  reasonHint: string | undefined;
  /** Whether it may appear later. */
  canWait: boolean;
}

export function PostFields({ form, reasonHint, canWait }: Props) {
  const { write } = useWords();
  const language = form.values.language || undefined;
  return (
    <>
      <TextInput
        label={write.postTitle}
        lang={language}
        className="title-input"
        {...form.getInputProps('title')}
      />
      <Textarea
        label={write.body}
        description={write.bodyHint}
        lang={language}
        className="body-input"
        {...form.getInputProps('body')}
      />
      <TagsInput
        label={write.tags}
        description={write.tagsHint}
        maxTags={8}
        splitChars={[',', '、', ' ']}
        acceptValueOnBlur
        {...form.getInputProps('tags')}
        onChange={(tags) => form.setFieldValue('tags', separateTags(tags))}
      />
      <NativeSelect
        label={write.language}
        data={[{ value: '', label: write.ownLanguage }, ...languageChoices(form.values.language)]}
        {...form.getInputProps('language')}
      />
      {canWait && <PublishLaterField form={form} />}
      {reasonHint && (
        <TextInput label={write.reason} description={reasonHint} {...form.getInputProps('reason')} />
      )}
    </>
  );
}
