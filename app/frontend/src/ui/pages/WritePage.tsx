import { useWords } from '../../language/words';
import { FormTheme } from '../forms/FormTheme';
import { PublishPostForm } from '../forms/PublishPostForm';
import { usePageTitle } from '../hooks/usePageTitle';

export function WritePage() {
  const { write } = useWords();
  usePageTitle(write.title);
  return (
    <div className="writing-page">
      <h1>{write.title}</h1>
      <FormTheme>
        <PublishPostForm />
      </FormTheme>
    </div>
  );
}
