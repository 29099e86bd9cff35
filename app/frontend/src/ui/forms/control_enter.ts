/** Ctrl+Enter sends what is written, unless letters are still being composed. */
import type { KeyboardEvent } from 'react';

export function onControlEnter(send: () => void) {
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
}
