/** What may stand behind the question mark of an address; anything else is as if it were not there. */
import type { SearchMiddleware } from '@tanstack/react-router';

type Given = Record<string, unknown>;

export const word = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

export const paged = ({ after }: Given): { after?: string } => ({ after: word(after) });

/** Where a link leads back to now. */
export const NOW = 'now';

/** Whoever looks back goes on doing so, from page to page, until a link leads back to now. */
const keepMoment: SearchMiddleware<{ as_of?: string }> = ({ search, next }) => {
  const given = next(search);
  const as_of = given.as_of ?? search.as_of;
  return { ...given, as_of: as_of === NOW ? undefined : as_of };
};

/** What the routes of pages that can be looked back to have in common. */
export const lookingBack = { search: { middlewares: [keepMoment] }, staticData: { looksBack: true } };

export const pagedThen = ({ after, as_of }: Given): { after?: string; as_of?: string } => ({
  after: word(after),
  as_of: word(as_of),
});

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Whether the page can be read as of an earlier moment. */
    looksBack?: boolean;
  }
}

/** One of these words, where it is not the one that goes without saying. */
export const oneOf =
  <Word extends string>([usual, ...others]: readonly [Word, ...Word[]]) =>
  (value: unknown): Word | undefined =>
    others.find((word) => word !== usual && word === value);

/** Only an address of this board: a login never sends anyone elsewhere. */
const ownAddress = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined;

export const comingFrom = ({ next }: Given): { next?: string } => ({ next: ownAddress(next) });
