import { useSyncExternalStore } from 'react';

const STAYS = 6000;

let message = '';
let passing: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function say(text: string) {
  message = text;
  for (const listener of listeners) listener();
}

/** Tells an outcome to everyone, seen and heard; it outlives the page that caused it. */
export function announce(text: string): void {
  say(text);
  clearTimeout(passing);
  passing = setTimeout(() => say(''), STAYS);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Announcer() {
  const said = useSyncExternalStore(subscribe, () => message);
  return (
    <p className="outcome" role="status">
      {said}
    </p>
  );
}
