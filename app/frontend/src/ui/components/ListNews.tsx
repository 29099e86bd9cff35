import { flushSync } from 'react-dom';
import { useWords } from '../../language/words';
import type { PostSummary } from '../../query/models/post_view';
import { countNew } from '../../query/sameness';

interface Props {
  shown: readonly PostSummary[];
  ahead: { data: readonly PostSummary[]; next: string | null } | null;
  onShow: () => void;
}

/** What has come since the list was opened; only its reader brings it in. */
export function ListNews({ shown, ahead, onShow }: Props) {
  const { live } = useWords();
  if (!ahead) return null;
  const count = countNew(shown, ahead.data);
  const more = count === ahead.data.length && ahead.next !== null;
  const show = () => {
    flushSync(onShow);
    document.querySelector<HTMLElement>('main .row-title a')?.focus();
  };
  return (
    <span className="told">
      {count === 0 && `${live.changed} `}
      <button className="quiet-button show-new" type="button" onClick={show}>
        {count > 0 ? live.showNew({ count, more }) : live.showNow}
      </button>
    </span>
  );
}
