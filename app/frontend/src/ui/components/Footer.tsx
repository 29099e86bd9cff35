import { useWords } from '../../language/words';
import { LanguageChoice } from './LanguageChoice';
import { ThemeChoice } from './ThemeChoice';

export function Footer() {
  const { footer } = useWords();
  return (
    <footer className="footer">
      <div className="frame">
        <a href="/api/docs">{footer.api}</a>
        <div className="choices">
          <LanguageChoice />
          <ThemeChoice />
        </div>
      </div>
    </footer>
  );
}
