/** What time it is, by one clock for the whole page: it ticks while somebody looks. */
import { useSyncExternalStore } from 'react';

const TICK = 10_000;

let now = new Date();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick() {
  if (document.hidden) return;
  now = new Date();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  if (listeners.size === 0) {
    timer = setInterval(tick, TICK);
    document.addEventListener('visibilitychange', tick);
    if (Math.abs(Date.now() - now.getTime()) > TICK) now = new Date();
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', tick);
  };
}

export const useNow = (): Date => useSyncExternalStore(subscribe, () => now);
