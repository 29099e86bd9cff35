import { useState } from 'react';
import { ofBrowser } from '../../infrastructure/memory';
import { useWords } from '../../language/words';

const KEY = 'hindsight.theme';

/** Keeps the choice; theme.js, which also runs before the first paint, applies it. */
export function ThemeChoice() {
  const { footer } = useWords();
  const [theme, setTheme] = useState(() => ofBrowser.recall(KEY) ?? 'auto');
  const choose = (chosen: string) => {
    setTheme(chosen);
    ofBrowser.keep(KEY, chosen);
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
