/** Runs what can wait once the page has loaded and nothing else wants the browser. */
const AT_MOST = 4_000;

export function whenIdle(run: () => void): void {
  const soon = () => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: AT_MOST });
    else setTimeout(run, 1_000);
  };
  if (document.readyState === 'complete') soon();
  else addEventListener('load', soon, { once: true });
}
