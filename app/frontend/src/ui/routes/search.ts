/** What may stand behind the question mark of an address; anything else is as if it were not there. */
type Given = Record<string, unknown>;

export const word = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

export const paged = ({ after }: Given): { after?: string } => ({ after: word(after) });

/** One of these words, where it is not the one that goes without saying. */
export const oneOf =
  <Word extends string>([usual, ...others]: readonly [Word, ...Word[]]) =>
  (value: unknown): Word | undefined =>
    others.find((word) => word !== usual && word === value);

/** Only an address of this board: a login never sends anyone elsewhere. */
const ownAddress = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined;

export const comingFrom = ({ next }: Given): { next?: string } => ({ next: ownAddress(next) });
