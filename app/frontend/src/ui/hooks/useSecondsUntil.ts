/** Counts down to a moment: whole seconds that are left, and at last none. */
import { useEffect, useState } from 'react';

const left = (until: number | null) =>
  until === null ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000));

export function useSecondsUntil(until: number | null): number {
  const [seconds, setSeconds] = useState(() => left(until));
  useEffect(() => {
    setSeconds(left(until));
    if (until === null) return;
    const timer = setInterval(() => {
      setSeconds(left(until));
      if (Date.now() >= until) clearInterval(timer);
    }, 1000);
    return () => clearInterval(timer);
  }, [until]);
  return seconds;
}
