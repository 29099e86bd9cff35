/** A like shows at once, and is put back when the board refuses it. Whoever presses again meanwhile gets their last wish. */
import { useRef, useState } from 'react';
import { newId } from '../../infrastructure/new_id';
import { react, withdrawReaction } from '../services/reactions';

interface Options {
  target: string;
  /** As the last answer said it. */
  liked: boolean;
  onFailed: (failure: unknown) => void;
}

export function useLike({ target, liked, onFailed }: Options) {
  const [wish, setWish] = useState<boolean | null>(null);
  const wanted = useRef(liked);
  const busy = useRef(false);

  const settle = async () => {
    let told = liked;
    while (wanted.current !== told) {
      const send = wanted.current ? react : withdrawReaction;
      told = wanted.current;
      await send({ target_id: target, kind: 'like' }, { key: newId() });
    }
  };

  const press = async () => {
    wanted.current = !(wish ?? liked);
    setWish(wanted.current);
    if (busy.current) return;
    busy.current = true;
    try {
      await settle();
    } catch (failure) {
      setWish(null);
      onFailed(failure);
    } finally {
      busy.current = false;
    }
  };

  // Once an answer says what was wished for, later answers say more than the wish.
  if (wish !== null && wish === liked && !busy.current) setWish(null);
  return { pressed: wish ?? liked, press };
}
