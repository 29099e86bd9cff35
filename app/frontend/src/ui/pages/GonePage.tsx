import { Link, useParams } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import { type Gone, Stub } from '../components/Stub';
import { usePageTitle } from '../hooks/usePageTitle';

interface Props {
  gone: Gone;
}

/** The page of a post, or of a version of it, that was public and is gone: how it went, and its record. */
export function GonePage({ gone }: Props) {
  const { gone: words } = useWords();
  const { postId } = useParams({ strict: false });
  const title = gone.version ? words.textTitle : words.title;
  usePageTitle(title);
  return (
    <div className="column">
      <h1>{title}</h1>
      <Stub {...gone} />
      {postId && (
        <Link to="/p/$postId/record" params={{ postId }}>
          {words.record}
        </Link>
      )}
    </div>
  );
}
