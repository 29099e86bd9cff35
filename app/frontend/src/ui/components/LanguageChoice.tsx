import { isLanguage, LANGUAGES } from '../../language/languages';
import { useLanguageChoice, useWords } from '../../language/words';
import { announce } from './Announcer';

/** The language of the board's own words; texts stay in theirs. */
export function LanguageChoice() {
  const { footer, state, language } = useWords();
  const choose = useLanguageChoice();
  const take = (chosen: string) => {
    if (isLanguage(chosen)) choose(chosen).catch(() => announce(state.noAnswer));
  };
  return (
    <label className="choice">
      {footer.language}
      <select value={language} onChange={(event) => take(event.target.value)}>
        {Object.entries(LANGUAGES).map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
