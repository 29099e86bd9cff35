import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { FormTheme } from '../forms/FormTheme';
import { RegisterForm } from '../forms/RegisterForm';
import { usePageTitle } from '../hooks/usePageTitle';

const route = getRouteApi('/register');

export function RegisterPage() {
  const { setup, next } = route.useSearch();
  const { account } = useWords();
  const router = useRouter();
  usePageTitle(account.registerTitle);
  return (
    <div className="column narrow">
      <h1>{account.registerTitle}</h1>
      <FormTheme>
        <RegisterForm setupKey={setup} onDone={() => router.history.push(next ?? '/')} />
      </FormTheme>
      <p className="form-aside">
        {account.haveAccount}{' '}
        <Link to="/login" search={{ next }}>
          {account.logIn}
        </Link>
      </p>
    </div>
  );
}
