import { useWords } from '../../language/words';

interface Props {
  ahead: unknown;
  onShow: () => void;
}

/** Something on this page has changed; only its reader brings it in. */
export function ShowAhead({ ahead, onShow }: Props) {
  const { live } = useWords();
  if (!ahead) return null;
  return (
    <span className="told">
      {live.changed}{' '}
      <button className="quiet-button show-new" type="button" onClick={onShow}>
        {live.showNow}
      </button>
    </span>
  );
}
