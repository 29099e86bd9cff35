/* Runs before the first paint, so that no page flashes in the wrong colours. */
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    let chosen = null;
    try {
      chosen = localStorage.getItem('hindsight.theme');
    } catch {
      // Storage may be forbidden; the system's choice stands.
    }
    const auto = chosen !== 'light' && chosen !== 'dark';
    root.style.colorScheme = auto ? 'light dark' : chosen;
    root.dataset.mantineColorScheme = auto ? (system.matches ? 'dark' : 'light') : chosen;
  };
  root.classList.add('scripted');
  apply();
  system.addEventListener('change', apply);
  addEventListener('storage', apply);
  addEventListener('hindsight:theme', apply);
})();
