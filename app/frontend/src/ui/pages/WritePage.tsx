import { getRouteApi } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { FormTheme } from '../forms/FormTheme';
import { PublishPostForm } from '../forms/PublishPostForm';
import { usePageTitle } from '../hooks/usePageTitle';

const route = getRouteApi('/write');

export function WritePage() {
  const { from } = route.useSearch();
  const { write } = useWords();
  usePageTitle(write.title);
  return (
    <div className="writing-page">
      <h1>{write.title}</h1>
      <FormTheme>
        <PublishPostForm key={from} from={from} />
      </FormTheme>
    </div>
  );
}
