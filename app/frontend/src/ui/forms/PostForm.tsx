import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import type { Outcome } from '../../command/hooks/useSubmission';
import type { Problem } from '../../infrastructure/api/problem';
import { useFieldErrors } from './field_errors';
import { LeaveDialog } from './LeaveDialog';
import { LogInDialog } from './LogInDialog';
import { OutcomeNote } from './OutcomeNote';
import { PostFields } from './PostFields';
import { Preview } from './Preview';
import type { PostText } from './post_text';
import { ViewSwitch } from './ViewSwitch';

interface Props {
  /** What the fields held before anything was typed. */
  original: PostText;
  start: PostText;
  keep: (text: PostText) => void;
  submission: { outcome: Outcome; problem: Problem | null; busy: boolean; forget: () => void };
  onSubmit: (text: PostText) => void;
  action: string;
  /** Editing asks why; publishing does not. */
  reasonHint?: string;
  /** A refusal with a way on of its own, told in place of the general words. */
  notice?: ReactNode;
  children?: ReactNode;
}

/** Where a text is written: fields, what it will look like, and how its submission stands. */
export function PostForm({
  original,
  start,
  keep,
  submission,
  onSubmit,
  action,
  reasonHint,
  notice,
  children,
}: Props) {
  const form = useForm({ initialValues: start, onValuesChange: keep });
  const [view, setView] = useState<'text' | 'preview'>('text');
  const { outcome, problem, busy, forget } = submission;
  useFieldErrors(form, problem);
  const text = form.values;
  const send = () => onSubmit(form.getValues());
  const loggedOut = problem?.status === 401;
  const unsent = JSON.stringify(text) !== JSON.stringify(original);
  return (
    <>
      <ViewSwitch view={view} onChange={setView} />
      <div className="writing" data-view={view}>
        <form className="form" noValidate onSubmit={form.onSubmit(send)} onKeyDown={onControlEnter(send)}>
          <PostFields form={form} reasonHint={reasonHint} />
          {notice ?? (!loggedOut && <OutcomeNote outcome={outcome} onTryAgain={send} />)}
          <div className="form-actions">
            <Button type="submit" loading={busy}>
              {action}
            </Button>
            {children}
          </div>
        </form>
        <Preview title={text.title} body={text.body} language={text.language} />
      </div>
      <LogInDialog opened={loggedOut} onClose={forget} onDone={send} />
      <LeaveDialog unsent={unsent} />
    </>
  );
}

function onControlEnter(send: () => void) {
  return (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
}
