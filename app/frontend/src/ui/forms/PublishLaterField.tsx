import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useWords } from '../../language/words';
import { fieldTimeOf, zoneOf } from '../publish_times';
import type { PostText } from './post_text';

interface Props {
  form: UseFormReturnType<PostText>;
}

/** When the post is to appear; left empty, at once. */
export function PublishLaterField({ form }: Props) {
  const { drafts, locale } = useWords();
  const now = new Date();
  return (
    <TextInput
      type="datetime-local"
      className="later-input"
      label={drafts.publishLater}
      description={drafts.publishLaterHint({ zone: zoneOf(locale, now) })}
      min={fieldTimeOf(now)}
      {...form.getInputProps('publish_at')}
    />
  );
}
