/** Keeps what is typed in this tab, so that an accident loses nothing. */
import { useState } from 'react';
import { ofTab } from '../../infrastructure/memory';
import { isPostText, type PostText } from './post_text';

/** The text, and what it belongs to: the id of the post to be, or the version it started from. */
export interface Kept {
  stamp: string;
  text: PostText;
}

function read(key: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(ofTab.recall(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('stamp' in kept) || !('text' in kept)) return null;
    return typeof kept.stamp === 'string' && isPostText(kept.text)
      ? { stamp: kept.stamp, text: kept.text }
      : null;
  } catch {
    return null;
  }
}

const keyOf = (name: string) => `hindsight.text.${name}`;

/** Lays a text on a desk, to be found there. */
export const keepText = (name: string, kept: Kept) => ofTab.keep(keyOf(name), JSON.stringify(kept));
const dropText = (name: string) => ofTab.forget(keyOf(name));

/** Where new posts are written, or one that was taken back. */
export const deskOf = (from?: string) => (from ? `write.${from}` : 'write');

interface Desk {
  /** What the fields held before anything was typed. */
  original: PostText;
  start: Kept;
  wasKept: boolean;
  /** Grows with every fresh start, so that the form begins anew. */
  round: number;
}

export function useKeptText(name: string, fresh: () => Kept) {
  const key = keyOf(name);
  const [desk, setDesk] = useState<Desk>(() => {
    const kept = read(key);
    const begun = fresh();
    return { original: begun.text, start: kept ?? begun, wasKept: kept !== null, round: 0 };
  });
  const drop = () => dropText(name);
  return {
    ...desk,
    keep: (text: PostText) => keepText(name, { stamp: desk.start.stamp, text }),
    drop,
    discard: () => {
      drop();
      const begun = fresh();
      setDesk({ original: begun.text, start: begun, wasKept: false, round: desk.round + 1 });
    },
  };
}
