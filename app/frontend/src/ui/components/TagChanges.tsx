import { useWords } from '../../language/words';
import { Segments } from './Segments';

interface Props {
  added: readonly string[];
  removed: readonly string[];
}

export function TagChanges({ added, removed }: Props) {
  const { diff, language } = useWords();
  if (added.length + removed.length === 0) return null;
  return (
    <p className="diff-tags">
      <span lang={language}>{diff.tags}</span>{' '}
      {removed.map((tag) => (
        <span key={`removed ${tag}`}>
          <Segments segments={[{ op: 'removed', text: tag }]} />{' '}
        </span>
      ))}
      {added.map((tag) => (
        <span key={`added ${tag}`}>
          <Segments segments={[{ op: 'added', text: tag }]} />{' '}
        </span>
      ))}
    </p>
  );
}
