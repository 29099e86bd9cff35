import { useWords } from '../../language/words';

interface Props {
  onShow: () => void;
}

/** What is sent again was added before, by this tab or the same one earlier. */
export function SentBefore({ onShow }: Props) {
  const { comments } = useWords();
  return (
    <p className="outcome-note" role="alert">
      {comments.sentBefore}{' '}
      <button className="quiet-button" type="button" onClick={onShow}>
        {comments.showIt}
      </button>
    </p>
  );
}
