/** Says more about something while the pointer or the focus is on it. Escape takes it away; nothing else moves. */
import { useEffect, useId, useState } from 'react';

const EDGE = 8;

/** A tip near the right edge of the window begins further left. */
function intoView(tip: HTMLElement | null): void {
  if (!tip) return;
  const beyond = tip.getBoundingClientRect().right - document.documentElement.clientWidth + EDGE;
  if (beyond > 0) tip.style.translate = `${-beyond}px`;
}

export function useTip() {
  const id = useId();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!shown) return;
    const hideOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      setShown(false);
    };
    // Before those who would take the key for another wish.
    addEventListener('keydown', hideOnEscape, { capture: true });
    return () => removeEventListener('keydown', hideOnEscape, { capture: true });
  }, [shown]);
  const show = () => setShown(true);
  const hide = () => setShown(false);
  return {
    shown,
    /** What the tip is about; the tip stands inside it, so that the pointer may go there. */
    anchor: { onPointerEnter: show, onPointerLeave: hide, onFocus: show, onBlur: hide },
    /** What takes the focus. */
    described: { 'aria-describedby': shown ? id : undefined },
    tip: { id, role: 'tooltip', className: 'tip', ref: intoView },
  };
}
