import { useWords } from '../../language/words';
import type { VersionView } from '../../query/models/post_view';

interface Props {
  version: VersionView;
}

/** How many words came and went: signs for the eye, words for the ear; nothing where a text is erased or stayed. */
export function WordCounts({ version }: Props) {
  const { versions: words } = useWords();
  const added = version.words_added ?? 0;
  const removed = version.words_removed ?? 0;
  if (added + removed === 0) return null;
  return (
    <span className="word-counts">
      <span aria-hidden="true">
        {added > 0 && <span className="plus">+{added}</span>}
        {removed > 0 && <span className="minus">−{removed}</span>}
      </span>
      <span className="visually-hidden">{words.words({ added, removed })}</span>
    </span>
  );
}
