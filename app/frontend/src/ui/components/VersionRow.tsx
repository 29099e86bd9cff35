import { Link } from '@tanstack/react-router';
import { useWords } from '../../language/words';
import type { PostView, VersionView } from '../../query/models/post_view';
import { diffAddress, versionAddress } from '../addresses';
import type { Asked } from '../forms/PostDialog';
import { AuthorLink } from './AuthorLink';
import { Stub } from './Stub';
import { Time } from './Time';
import { WordCounts } from './WordCounts';

interface Props {
  post: PostView;
  version: VersionView;
  onAsk: (act: Asked['act'], version: number) => void;
}

/** One version: its number, reason, who, when, how many words; and what can be done with it. */
export function VersionRow({ post, version: view, onAsk }: Props) {
  const { versions: words, record } = useWords();
  const { version } = view;
  const stands = version === post.version;
  const erased = view.state !== 'present';
  return (
    <li className="row version">
      <h2 className="version-title">
        {words.version({ version })}
        {stands && <span className="page-note">{words.stands}</span>}
      </h2>
      {view.reverts_to !== null && <p>{words.reverted({ version: view.reverts_to })}</p>}
      {view.reason && <p className="why">{record.reason({ reason: view.reason })}</p>}
      <div className="meta">
        <AuthorLink author={view.author} />
        <Time at={view.at} />
        <WordCounts version={view} />
      </div>
      {erased && <Stub {...view} />}
      {!erased && (
        <div className="version-actions">
          <Link {...versionAddress(post.id, version)}>{words.read}</Link>
          {version > 1 && view.words_added !== null && (
            <Link {...diffAddress(post.id, version - 1, version)}>{words.whatChanged}</Link>
          )}
          {post.can.revert && !stands && (
            <button className="quiet-button" type="button" onClick={() => onAsk('putBack', version)}>
              {words.putBack}
            </button>
          )}
          {post.can.redact && (
            <button className="quiet-button" type="button" onClick={() => onAsk('erase', version)}>
              {words.erase}
            </button>
          )}
        </div>
      )}
    </li>
  );
}
