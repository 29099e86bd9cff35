import { type FormEvent, lazy, type ReactNode, Suspense, useEffect, useId, useRef, useState } from 'react';
import type { useSubmission } from '../../command/hooks/useSubmission';
import { useWords } from '../../language/words';
import { OutcomeNote } from '../components/OutcomeNote';
import type { CommentText } from './comment_text';
import { onControlEnter } from './control_enter';
import { KeptNote } from './KeptNote';
import type { KeptText } from './useKeptText';

// A page that is only read needs no library of controls: that one comes with the first dialog.
const LogInOnTop = lazy(() => import('./LogInOnTop').then((module) => ({ default: module.LogInOnTop })));

interface Props {
  kept: KeptText<CommentText>;
  submission: Pick<ReturnType<typeof useSubmission>, 'outcome' | 'problem' | 'busy' | 'forget'>;
  onSubmit: (text: CommentText) => void;
  label: string;
  action: string;
  language?: string | undefined;
  /** An edit may say why. */
  withReason?: boolean;
  /** Opened by who is about to write. */
  isAwaited?: boolean;
  notice?: (text: CommentText) => ReactNode;
  onCancel?: () => void;
}

/** Where a comment is written: in its place, and Flask writes the same markup for one that is empty. */
export function CommentForm(props: Props) {
  const { kept, submission, onSubmit, label, action, language, withReason, isAwaited, notice, onCancel } =
    props;
  const { comments } = useWords();
  const [text, setText] = useState(kept.start.text);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const { outcome, problem, busy, forget } = submission;
  useEffect(() => {
    if (isAwaited) field.current?.focus();
  }, [isAwaited]);
  const change = (change: Partial<CommentText>) => {
    const changed = { ...text, ...change };
    setText(changed);
    kept.keep(changed);
  };
  const send = () => onSubmit(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const loggedOut = problem?.status === 401;
  return (
    <form className="composer" noValidate onSubmit={submit} onKeyDown={onControlEnter(send)}>
      {kept.wasKept && <KeptNote onDiscard={kept.discard} />}
      <label htmlFor={`${id}body`}>{label}</label>
      <textarea
        id={`${id}body`}
        ref={field}
        lang={language}
        value={text.body}
        {...described(problem, 'body', id)}
        onChange={({ target }) => change({ body: target.value })}
      />
      <FieldError problem={problem} name="body" id={id} />
      {withReason && (
        <>
          <label htmlFor={`${id}reason`}>{comments.reason}</label>
          <input
            id={`${id}reason`}
            value={text.reason}
            {...described(problem, 'reason', id)}
            onChange={({ target }) => change({ reason: target.value })}
          />
          <FieldError problem={problem} name="reason" id={id} />
        </>
      )}
      {notice?.(text) || (!loggedOut && <OutcomeNote outcome={outcome} onTryAgain={send} />)}
      <div className="composer-actions">
        {/* Not disabled while it is under way: it would let go of the focus. */}
        <button className="filled-button" type="submit" aria-disabled={busy}>
          {action}
        </button>
        {onCancel && (
          <button className="quiet-button" type="button" onClick={onCancel}>
            {comments.cancel}
          </button>
        )}
      </div>
      {loggedOut && (
        <Suspense>
          <LogInOnTop onClose={forget} onDone={send} />
        </Suspense>
      )}
    </form>
  );
}

interface OfField {
  problem: Props['submission']['problem'];
  name: keyof CommentText;
  id: string;
}

const described = (problem: OfField['problem'], name: OfField['name'], id: string) =>
  problem?.errors?.[name] && { 'aria-invalid': true, 'aria-describedby': `${id}${name}-error` };

function FieldError({ problem, name, id }: OfField) {
  const { field } = useWords();
  const [first] = problem?.errors?.[name] ?? [];
  if (!first) return null;
  return (
    <p className="is-refused" id={`${id}${name}-error`}>
      {field(first)}
    </p>
  );
}
