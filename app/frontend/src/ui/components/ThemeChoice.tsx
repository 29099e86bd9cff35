import { useState } from 'react';
import { useWords } from '../../language/words';

const KEY = 'hindsight.theme';

function keptTheme(): string {
  try {
    return localStorage.getItem(KEY) ?? 'auto';
  } catch {
    return 'auto';
  }
}

/** Keeps the choice; theme.js, which also runs before the first paint, applies it. */
export function ThemeChoice() {
  const { footer } = useWords();
  const [theme, setTheme] = useState(keptTheme);
  const choose = (chosen: string) => {
    setTheme(chosen);
    try {
      localStorage.setItem(KEY, chosen);
    } catch {
      // Storage may be forbidden; then the system's choice stands.
    }
    dispatchEvent(new Event('hindsight:theme'));
  };
  return (
    <label className="choice">
      {footer.theme}
      <select value={theme} onChange={(event) => choose(event.target.value)}>
        <option value="auto">{footer.auto}</option>
        <option value="light">{footer.light}</option>
        <option value="dark">{footer.dark}</option>
      </select>
    </label>
  );
}
