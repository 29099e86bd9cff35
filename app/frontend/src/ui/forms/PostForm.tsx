import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactNode, useState } from 'react';
import type { Outcome } from '../../command/hooks/useSubmission';
import type { Problem } from '../../infrastructure/api/problem';
import { OutcomeNote } from '../components/OutcomeNote';
import { onControlEnter } from './control_enter';
import { useFieldErrors } from './field_errors';
import { KeptNote } from './KeptNote';
import { LeaveDialog } from './LeaveDialog';
import { LogInDialog } from './LogInDialog';
import { PostFields } from './PostFields';
import { Preview } from './Preview';
import type { PostText } from './post_text';
import type { KeptText } from './useKeptText';
import { ViewSwitch } from './ViewSwitch';

interface Props {
  kept: KeptText<PostText>;
  submission: { outcome: Outcome; problem: Problem | null; busy: boolean; forget: () => void };
  onSubmit: (text: PostText) => void;
  action: string;
  /** What the button says while a time is named at which the post is to appear; without it none can be. */
  laterAction?: string;
  /** Editing asks why; publishing does not. */
  reasonHint?: string;
  /** What to say in place of the general words, for a refusal with a way on of its own. */
  notice?: (text: PostText) => ReactNode;
  children?: ReactNode;
}

/** Where a text is written: fields, what it will look like, and how its submission stands. */
export function PostForm({
  kept,
  submission,
  onSubmit,
  action,
  laterAction,
  reasonHint,
  notice,
  children,
}: Props) {
  const form = useForm({ initialValues: kept.start.text, onValuesChange: kept.keep });
  const [view, setView] = useState<'text' | 'preview'>('text');
  const { outcome, problem, busy, forget } = submission;
  useFieldErrors(form, problem);
  const text = form.values;
  const send = () => onSubmit(form.getValues());
  const loggedOut = problem?.status === 401;
  const unsent = JSON.stringify(text) !== JSON.stringify(kept.original);
  return (
    <>
      {kept.wasKept && <KeptNote onDiscard={kept.discard} />}
      <ViewSwitch view={view} onChange={setView} />
      <div className="writing" data-view={view}>
        <form className="form" noValidate onSubmit={form.onSubmit(send)} onKeyDown={onControlEnter(send)}>
          <PostFields form={form} reasonHint={reasonHint} canWait={laterAction !== undefined} />
          {notice?.(text) || (!loggedOut && <OutcomeNote outcome={outcome} onTryAgain={send} />)}
          <div className="form-actions">
            <Button type="submit" loading={busy}>
              {(text.publish_at && laterAction) || action}
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
