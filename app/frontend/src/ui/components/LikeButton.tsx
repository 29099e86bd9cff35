import { useLike } from '../../command/hooks/useLike';
import { refusalOf } from '../../infrastructure/api/problem';
import { useWords } from '../../language/words';
import { announce } from './Announcer';

interface Props {
  target: { id: string; reactions: Record<string, number>; my?: { reactions: string[] } };
  /** Whether this viewer may like it; others are only told how many do. */
  may: boolean;
}

/** Flask's post page has the same markup. */
export function LikeButton({ target, may }: Props) {
  const { likes, problem } = useWords();
  const { like: count = 0 } = target.reactions;
  const liked = target.my?.reactions.includes('like') ?? false;
  const { pressed, press } = useLike({
    target: target.id,
    liked,
    onFailed: (failure) => {
      const refused = refusalOf(failure);
      announce(refused ? problem(refused.code) : likes.failed);
    },
  });
  if (!may) return count > 0 && <span className="likes">{likes.count({ count })}</span>;
  const shown = count + Number(pressed) - Number(liked);
  return (
    <button
      className="quiet-button like"
      type="button"
      aria-pressed={pressed}
      data-act="like"
      onClick={press}
    >
      <svg className="heart" viewBox="0 0 13 13" aria-hidden="true">
        <path d="M6.5 11.4C2.6 8.6 1 6.7 1 4.6a2.8 2.8 0 0 1 5.5-.9A2.8 2.8 0 0 1 12 4.6c0 2.1-1.6 4-5.5 6.8Z" />
      </svg>
      {likes.like}
      {shown > 0 && <LikeCount count={shown} />}
    </button>
  );
}

/** A figure for the eye, words for the ear. */
function LikeCount({ count }: { count: number }) {
  const { likes } = useWords();
  return (
    <>
      <span className="like-count" aria-hidden="true">
        {count}
      </span>{' '}
      <span className="visually-hidden">{likes.count({ count })}</span>
    </>
  );
}
