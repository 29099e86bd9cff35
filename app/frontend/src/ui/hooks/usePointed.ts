/** The comment that the address points to: it is scrolled to and gets the focus, once it is there. */
import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { anchorOf, pointedBy } from '../thread';

function goTo(id: string): void {
  const place = document.getElementById(anchorOf(id));
  place?.querySelector('article')?.focus({ preventScroll: true });
  const { top = 0, bottom = 0 } = place?.getBoundingClientRect() ?? {};
  if (top < 0 || bottom > innerHeight) place?.scrollIntoView({ block: 'nearest' });
}

export function usePointed(shown: readonly { id: string }[]) {
  const id = useRouterState({ select: ({ location }) => pointedBy(location.hash) });
  const isHere = shown.some((comment) => comment.id === id);
  useEffect(() => {
    if (id && isHere) goTo(id);
  }, [id, isHere]);
  return { pointed: id, isMissing: id !== undefined && !isHere };
}
