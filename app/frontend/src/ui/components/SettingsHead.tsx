import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { usePageTitle } from '../hooks/usePageTitle';
import '../styles/people.css';

interface Props {
  title: string;
}

/** The pages of the settings, and which of them this is. */
export function SettingsHead({ title }: Props) {
  const { settings } = useWords();
  usePageTitle(settings.titled({ page: title }));
  return (
    <>
      <h1>{title}</h1>
      <nav className="tabs" aria-label={settings.title}>
        <Link to="/settings/profile">{settings.profile}</Link>
        <Link to="/settings/account">{settings.account}</Link>
        <Link to="/settings/sessions" activeOptions={{ includeSearch: false }}>
          {settings.sessions}
        </Link>
      </nav>
    </>
  );
}
