/** One tab of all that are open does what need be done only once; when it closes, another one takes over. */

/** Calls `lead` as soon as this tab leads; what that returns ends its reign. The answer steps down. */
export function seekLeadership(name: string, lead: () => () => void): () => void {
  // Browsers withhold locks from a board served without TLS: there every tab leads itself.
  if (!navigator.locks) return lead();
  const steppingDown = new AbortController();
  const { signal } = steppingDown;
  const reign = () =>
    new Promise<void>((resolve) => {
      if (signal.aborted) return resolve();
      const end = lead();
      signal.addEventListener('abort', () => {
        end();
        resolve();
      });
    });
  navigator.locks.request(name, { signal }, reign).catch(() => undefined);
  return () => steppingDown.abort();
}
