/** Now is white; the past is paper: a page that shows an earlier text changes its ground. */
import { useLayoutEffect } from 'react';

export function usePastGround(past: boolean): void {
  useLayoutEffect(() => {
    if (!past) return;
    document.documentElement.dataset.ground = 'past';
    return () => {
      delete document.documentElement.dataset.ground;
    };
  }, [past]);
}
