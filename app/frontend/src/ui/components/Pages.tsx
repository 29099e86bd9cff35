import { Children, type ReactNode } from 'react';
import { useWords } from '../../language/words';

interface Props {
  /** Of what; without it, of the list that the page is. */
  label?: string;
  children: ReactNode;
}

/** The ways to what comes before and after, where there are any. */
export function Pages({ label, children }: Props) {
  const { list } = useWords();
  if (Children.toArray(children).length === 0) return null;
  return (
    <nav className="pages" aria-label={label ?? list.pages}>
      {children}
    </nav>
  );
}
