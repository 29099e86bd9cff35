/** After a move to another page the reader starts at its heading, as after a full load. */
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}

export function useHeadingFocus(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
        if (!fromLocation || fromLocation.href === toLocation.href || toLocation.hash) return;
        focusHeading();
      }),
    [router],
  );
}
