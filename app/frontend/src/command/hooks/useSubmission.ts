/** One form's conversation with the command side: sent, done, refused, or not yet known. */
import { useRef, useState } from 'react';
import type { Submission } from '../../infrastructure/api/command_api';
import { type Problem, refusalOf, waitOf } from '../../infrastructure/api/problem';
import type { Receipt } from '../../infrastructure/event/event_bus';
import { newId } from '../../infrastructure/new_id';

export type Outcome =
  | { kind: 'none' }
  | { kind: 'sending' }
  | { kind: 'asking again' }
  /** `until`: when to come again, where the server says so. */
  | { kind: 'unknown'; until: number | null }
  | { kind: 'refused'; problem: Problem; until: number | null };

export type Send<Command> = (command: Command, submission: Submission) => Promise<Receipt>;

interface Options<Command> {
  onDone: (receipt: Receipt, command: Command) => void;
}

export function useSubmission<Command>(send: Send<Command>, { onDone }: Options<Command>) {
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' });
  const last = useRef<{ text: string; key: string } | null>(null);
  const [given, setGiven] = useState<Command | null>(null);

  // The same words sent again are the same submission, whoever asks: a person or a retry.
  const keyFor = (command: Command) => {
    const text = JSON.stringify(command);
    if (last.current?.text !== text) last.current = { text, key: newId() };
    return last.current.key;
  };

  const busy = outcome.kind === 'sending' || outcome.kind === 'asking again';

  const submit = async (command: Command) => {
    if (busy) return;
    setOutcome({ kind: 'sending' });
    setGiven(command);
    const onUnknown = () => setOutcome({ kind: 'asking again' });
    try {
      const receipt = await send(command, { key: keyFor(command), onUnknown });
      last.current = null;
      setOutcome({ kind: 'none' });
      onDone(receipt, command);
    } catch (failure) {
      const problem = refusalOf(failure);
      // A refused submission is settled. Without a session nothing was tried: it may go on under its key.
      if (problem && problem.status !== 401) last.current = null;
      const until = waitOf(failure);
      setOutcome(problem ? { kind: 'refused', problem, until } : { kind: 'unknown', until });
    }
  };

  return {
    outcome,
    submit,
    busy,
    /** What was last submitted, to be submitted again. */
    last: given,
    problem: outcome.kind === 'refused' ? outcome.problem : null,
    forget: () => setOutcome({ kind: 'none' }),
  };
}
