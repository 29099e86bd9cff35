/** A menu that opens from its summary, and closes when the reader turns elsewhere. */
import { type FocusEvent, type KeyboardEvent, type SyntheticEvent, useEffect, useRef, useState } from 'react';

export function useDisclosure() {
  const [open, setOpen] = useState(false);
  const details = useRef<HTMLDetailsElement>(null);
  const close = () => setOpen(false);
  /** Close it, and keep the focus at its place: what had it may be gone. */
  const leave = () => {
    close();
    details.current?.querySelector('summary')?.focus();
  };

  useEffect(() => {
    if (!open) return;
    const closeOutside = ({ target }: PointerEvent) => {
      if (target instanceof Node && !details.current?.contains(target)) setOpen(false);
    };
    addEventListener('pointerdown', closeOutside);
    return () => removeEventListener('pointerdown', closeOutside);
  }, [open]);

  return {
    close,
    leave,
    details: {
      ref: details,
      open,
      onToggle: ({ currentTarget }: SyntheticEvent<HTMLDetailsElement>) => setOpen(currentTarget.open),
      onKeyDown: (event: KeyboardEvent) => {
        const { key } = event;
        if (key !== 'Escape' || !open) return;
        // It has done its part: whoever listens further out leaves it alone.
        event.preventDefault();
        leave();
      },
      // Some browsers give a pressed button no focus: a blur towards nothing is no farewell.
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) close();
      },
    },
  };
}
