import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { useViewer } from '../../query/hooks/useUsers';
import { FormTheme } from '../forms/FormTheme';
import { LogInForm } from '../forms/LogInForm';
import { usePageTitle } from '../hooks/usePageTitle';

const route = getRouteApi('/login');

export function LogInPage() {
  const { next } = route.useSearch();
  const { account } = useWords();
  const viewer = useViewer();
  const router = useRouter();
  usePageTitle(account.logInTitle);
  return (
    <div className="column narrow">
      <h1>{account.logInTitle}</h1>
      {viewer && <p className="page-note">{account.already({ name: viewer.display_name })}</p>}
      <FormTheme>
        <LogInForm onDone={() => router.history.push(next ?? '/')} />
      </FormTheme>
      <p className="form-aside">
        {account.noAccount}{' '}
        <Link to="/register" search={{ next }}>
          {account.register}
        </Link>
      </p>
    </div>
  );
}
