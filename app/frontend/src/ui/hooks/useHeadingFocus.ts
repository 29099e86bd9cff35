/** After a move to another page the reader starts at its heading, as after a full load. */
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** A page may begin at a field. */
export function focusHeading(): HTMLElement | null {
  const field = document.querySelector<HTMLElement>('main [data-start]');
  if (field) {
    field.focus({ preventScroll: true });
    return field;
  }
  const heading = document.querySelector<HTMLElement>('main h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
  return heading;
}

/** An answer may still be on its way: a heading that comes, or takes another's place, is gone to until hands move. */
function followHeading(): AbortController {
  const over = new AbortController();
  const { signal } = over;
  let heading = focusHeading();
  const observer = new MutationObserver(() => {
    if (!heading?.isConnected) heading = focusHeading();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect());
  for (const kind of ['keydown', 'pointerdown']) addEventListener(kind, () => over.abort(), { signal });
  return over;
}

export function useHeadingFocus(): void {
  const router = useRouter();
  useEffect(() => {
    let following: AbortController | undefined;
    const stop = router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
      if (!fromLocation || fromLocation.href === toLocation.href || toLocation.hash) return;
      // Where someone looks on, what they look at leads the address, not the other way round.
      if (fromLocation.pathname === toLocation.pathname && document.activeElement?.closest('.search')) return;
      following?.abort();
      following = followHeading();
    });
    return () => {
      stop();
      following?.abort();
    };
  }, [router]);
}
