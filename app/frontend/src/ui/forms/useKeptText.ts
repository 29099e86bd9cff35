/** Keeps what is typed in this tab, so that an accident loses nothing. */
import { useState } from 'react';
import { ofTab } from '../../infrastructure/memory';

/** The text, and what it belongs to: the id of what it is to be, or the version it started from. */
export interface Kept<Text> {
  stamp: string;
  text: Text;
}

type Guard<Text> = (value: unknown) => value is Text;

const keyOf = (name: string) => `hindsight.text.${name}`;

/** Whether something of this name was typed here and not sent. */
export const isKept = (name: string): boolean => ofTab.recall(keyOf(name)) !== null;

function read<Text>(key: string, isText: Guard<Text>): Kept<Text> | null {
  try {
    const kept: unknown = JSON.parse(ofTab.recall(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('stamp' in kept) || !('text' in kept)) return null;
    return typeof kept.stamp === 'string' && isText(kept.text)
      ? { stamp: kept.stamp, text: kept.text }
      : null;
  } catch {
    return null;
  }
}

/** Lays a text on a desk, to be found there. */
export const keepText = <Text>(name: string, kept: Kept<Text>) =>
  ofTab.keep(keyOf(name), JSON.stringify(kept));
const dropText = (name: string) => ofTab.forget(keyOf(name));

/** Where new posts are written, or one that was taken back. */
export const deskOf = (from?: string) => (from ? `write.${from}` : 'write');

interface Desk<Text> {
  /** What the fields held before anything was typed. */
  original: Text;
  start: Kept<Text>;
  wasKept: boolean;
  /** Grows with every fresh start, so that the form begins anew. */
  round: number;
}

export interface KeptText<Text> extends Desk<Text> {
  keep: (text: Text) => void;
  drop: () => void;
  /** Forgets it, and begins anew. */
  discard: () => void;
}

export function useKeptText<Text>(
  name: string,
  fresh: () => Kept<Text>,
  isText: Guard<Text>,
): KeptText<Text> {
  const [desk, setDesk] = useState<Desk<Text>>(() => {
    const kept = read(keyOf(name), isText);
    const begun = fresh();
    return { original: begun.text, start: kept ?? begun, wasKept: kept !== null, round: 0 };
  });
  const drop = () => dropText(name);
  return {
    ...desk,
    keep: (text) => keepText(name, { stamp: desk.start.stamp, text }),
    drop,
    discard: () => {
      drop();
      const begun = fresh();
      setDesk({ original: begun.text, start: begun, wasKept: false, round: desk.round + 1 });
    },
  };
}
