/** Names the window after the page. The server's own title stands in the head already, so it is changed in place. */
import { useEffect } from 'react';
import { useWords } from '../../language/words';

export function usePageTitle(page: string): void {
  const { board } = useWords();
  const title = board.titled({ page });
  useEffect(() => {
    document.title = title;
  }, [title]);
}
