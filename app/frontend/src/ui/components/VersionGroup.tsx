import { useWords } from '../../language/words';
import type { PostView, VersionView } from '../../query/models/post_view';
import type { Asked } from '../forms/PostDialog';
import { AuthorLink } from './AuthorLink';
import { Time } from './Time';
import { VersionRow } from './VersionRow';

interface Props {
  post: PostView;
  /** Newest first; of one person, within ten minutes. */
  versions: readonly VersionView[];
  onAsk: (act: Asked['act'], version: number) => void;
}

/** One version, or several that belong together in a line that opens. */
export function VersionGroup({ post, versions, onAsk }: Props) {
  const { versions: words } = useWords();
  const [newest] = versions;
  const oldest = versions.at(-1);
  if (!newest || !oldest) return null;
  const rows = versions.map((version) => (
    <VersionRow key={version.version} post={post} version={version} onAsk={onAsk} />
  ));
  if (rows.length === 1) return rows;
  return (
    <li className="row">
      <details className="version-group">
        <summary>
          <span className="version-title">{words.range({ from: oldest.version, to: newest.version })}</span>
          <span className="page-note">{words.fold({ count: rows.length })}</span>
        </summary>
        <ol>{rows}</ol>
      </details>
      <div className="meta">
        <AuthorLink author={newest.author} />
        <Time at={newest.at} />
      </div>
    </li>
  );
}
