import { useWords } from '../../language/words';
import { useUser, useViewer } from '../../query/hooks/useUsers';
import type { Viewer } from '../../query/models/user_view';
import { SettingsHead } from '../components/SettingsHead';
import { StatusLine } from '../components/StatusLine';
import { FormTheme } from '../forms/FormTheme';
import { ProfileForm } from '../forms/ProfileForm';

/** How one is shown to others. */
export function ProfileSettingsPage() {
  const { settings } = useWords();
  const viewer = useViewer();
  return (
    <div className="column">
      <SettingsHead title={settings.profile} />
      {viewer && <Profile viewer={viewer} />}
    </div>
  );
}

function Profile({ viewer }: { viewer: Viewer }) {
  const { data: user, stale, lostSince } = useUser(viewer.username);
  const { display_name, language } = viewer;
  return (
    <>
      <StatusLine stale={stale} lostSince={lostSince} />
      <FormTheme>
        <ProfileForm profile={{ display_name, bio: user.bio, language }} />
      </FormTheme>
    </>
  );
}
