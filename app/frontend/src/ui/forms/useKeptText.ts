/** Keeps what is typed in this tab, so that an accident loses nothing. */
import { useState } from 'react';
import { isPostText, type PostText } from './post_text';

/** The text, and what it belongs to: the id of the post to be, or the version it started from. */
export interface Kept {
  stamp: string;
  text: PostText;
}

function read(key: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('stamp' in kept) || !('text' in kept)) return null;
    return typeof kept.stamp === 'string' && isPostText(kept.text)
      ? { stamp: kept.stamp, text: kept.text }
      : null;
  } catch {
    return null;
  }
}

export function useKeptText(name: string, fresh: () => Kept) {
  const key = `hindsight.text.${name}`;
  const [{ start, wasKept }] = useState(() => {
    const kept = read(key);
    return { start: kept ?? fresh(), wasKept: kept !== null };
  });
  return {
    start,
    wasKept,
    keep: (text: PostText) => sessionStorage.setItem(key, JSON.stringify({ stamp: start.stamp, text })),
    drop: () => sessionStorage.removeItem(key),
  };
}
