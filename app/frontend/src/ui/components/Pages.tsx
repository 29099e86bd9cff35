import { Children, type ReactNode } from 'react';
import { useWords } from '../../language/words';

/** The ways to what comes before and after, where there are any. */
export function Pages({ children }: { children: ReactNode }) {
  const { list } = useWords();
  if (Children.toArray(children).length === 0) return null;
  return (
    <nav className="pages" aria-label={list.pages}>
      {children}
    </nav>
  );
}
