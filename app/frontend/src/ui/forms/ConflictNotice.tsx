import { Button } from '@mantine/core';
import { useWords } from '../../language/words';

interface Props {
  postId: string;
  base: number;
  actual: number;
  onSaveOver: () => void;
}

/** The post changed under the writer's hands: what changed, and a way on that loses neither text. */
export function ConflictNotice({ postId, base, actual, onSaveOver }: Props) {
  const { write } = useWords();
  return (
    <div className="notice" role="alert">
      <p>
        {write.changed({ version: actual })}{' '}
        <a href={`/p/${postId}/versions/${base}..${actual}`} target="_blank" rel="noreferrer">
          {write.showChange}
        </a>
      </p>
      <Button variant="default" onClick={onSaveOver}>
        {write.saveOver({ version: actual })}
      </Button>
    </div>
  );
}
