import type { ReactNode } from 'react';
import { useWords } from '../../language/words';
import { useDisclosure } from '../hooks/useDisclosure';

interface Props {
  /** Items of the menu: each closes it, and gives the focus back to where it was opened from, before it acts. */
  children: (pick: (act: () => void) => () => void) => ReactNode;
}

/** What is done less often. Opens without script too. */
export function More({ children }: Props) {
  const { comments } = useWords();
  const { details, close } = useDisclosure();
  const pick = (act: () => void) => () => {
    close();
    details.ref.current?.querySelector('summary')?.focus();
    act();
  };
  return (
    <details className="more" {...details}>
      <summary>{comments.moreActs}</summary>
      <ul className="menu">{children(pick)}</ul>
    </details>
  );
}
