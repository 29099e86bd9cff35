import { flushSync } from 'react-dom';
import { useWords } from '../../language/words';
import type { CommentView } from '../../query/models/comment_view';
import { newsOf } from '../../query/sameness';
import { anchorOf } from '../thread';

interface Props {
  shown: readonly CommentView[];
  ahead: readonly CommentView[] | undefined;
  onShow: () => void;
}

/** What was said since the thread was opened; only its reader brings it in. */
export function ThreadNews({ shown, ahead, onShow }: Props) {
  const { comments, live } = useWords();
  const { arrived, changed } = newsOf(shown, ahead ?? shown);
  const [first] = arrived;
  if (!first && !changed) return null;
  const show = () => {
    flushSync(onShow);
    const place = first && document.getElementById(anchorOf(first.id));
    place?.querySelector('article')?.focus();
  };
  return (
    <span className="told">
      {!first && `${live.changed} `}
      <button className="quiet-button show-new" type="button" onClick={show}>
        {first ? comments.showNew({ count: arrived.length }) : live.showNow}
      </button>
    </span>
  );
}
