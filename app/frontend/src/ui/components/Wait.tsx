import { type ReactNode, useState } from 'react';
import { useWords } from '../../language/words';
import { useSecondsUntil } from '../hooks/useSecondsUntil';

interface Props {
  /** When the server will listen again. */
  until: number;
  why: 'tooMany' | 'busy';
  /** What can be done then. */
  children: ReactNode;
}

/** The server asks for patience: how long still, counting down, and then a way on. */
export function Wait({ until, why, children }: Props) {
  const { wait } = useWords();
  const seconds = useSecondsUntil(until);
  // Who listens hears it once, and again when the time has come: not every second.
  const [atFirst] = useState(seconds);
  if (seconds === 0) {
    return (
      <>
        {wait.over} {children}
      </>
    );
  }
  return (
    <>
      <span aria-hidden="true">{wait[why]({ seconds })}</span>
      <span className="visually-hidden">{wait[why]({ seconds: atFirst })}</span>
    </>
  );
}
