import { useWords } from '../../language/words';

interface Props {
  onDiscard: () => void;
}

/** Tells that the text in the fields is one from before, and offers a fresh start. */
export function KeptNote({ onDiscard }: Props) {
  const { write } = useWords();
  return (
    <p className="kept-note" role="status">
      {write.restored}{' '}
      <button className="quiet-button" type="button" onClick={onDiscard}>
        {write.discard}
      </button>
    </p>
  );
}
