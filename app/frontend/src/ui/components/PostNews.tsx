import { Link } from '@tanstack/react-router';
import { flushSync } from 'react-dom';
import type { Problem } from '../../infrastructure/api/problem';
import { useWords } from '../../language/words';
import type { PostView } from '../../query/models/post_view';
import { diffAddress } from '../addresses';
import { focusHeading } from '../hooks/useHeadingFocus';
import { useNow } from '../hooks/useNow';

interface Props {
  shown: PostView;
  ahead: PostView | undefined;
  /** It is gone, and this is what the server says of it. */
  gone: Problem | null;
  onShow: () => void;
}

/** What happened to a post since it was opened. Its text stays as it is until its reader asks for the new one. */
export function PostNews({ shown, ahead, gone, onShow }: Props) {
  const { live, gone: gones, times } = useWords();
  const now = useNow();
  const age = (at: string | null | undefined) => times.near(at ? new Date(at) : now, now);
  const show = () => {
    flushSync(onShow);
    focusHeading();
  };
  const { state = shown.state, state_at } = gone ?? ahead ?? shown;
  if (state !== shown.state && state !== 'present') {
    return (
      <span className="told">
        <span>{live.gone({ how: gones[state], age: age(state_at) })}</span>
        <Link to="/p/$postId/record" params={{ postId: shown.id }}>
          {gones.record}
        </Link>
      </span>
    );
  }
  if (!ahead) return null;
  const isEdited = ahead.version !== shown.version;
  return (
    <span className="told">
      <span>
        {isEdited ? live.edited({ age: age(ahead.edited_at) }) : live.restored}{' '}
        {isEdited && <Link {...diffAddress(shown.id, shown.version, ahead.version)}>{live.whatChanged}</Link>}
      </span>
      <button className="quiet-button show-new" type="button" onClick={show}>
        {live.newText}
      </button>
    </span>
  );
}
