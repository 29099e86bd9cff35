import { useWords } from '../../language/words';
import { ThemeChoice } from './ThemeChoice';

export function Footer() {
  const { footer } = useWords();
  return (
    <footer className="footer">
      <div className="frame">
        <a href="/api/docs">{footer.api}</a>
        <ThemeChoice />
      </div>
    </footer>
  );
}
