import { useWords } from '../../language/words';
import { useViewer } from '../../query/hooks/useUsers';
import { SettingsHead } from '../components/SettingsHead';
import { ChangePasswordForm } from '../forms/ChangePasswordForm';
import { FormTheme } from '../forms/FormTheme';
import { RenameForm } from '../forms/RenameForm';

/** What one logs in with. */
export function AccountSettingsPage() {
  const { settings } = useWords();
  const viewer = useViewer();
  return (
    <div className="column">
      <SettingsHead title={settings.account} />
      {viewer && (
        <FormTheme>
          <section className="settings-part" aria-labelledby="name">
            <h2 id="name">{settings.nameTitle}</h2>
            <RenameForm username={viewer.username} />
          </section>
          <section className="settings-part" aria-labelledby="password">
            <h2 id="password">{settings.passwordTitle}</h2>
            <p className="settings-text">{settings.othersEnd}</p>
            <ChangePasswordForm />
          </section>
        </FormTheme>
      )}
    </div>
  );
}
