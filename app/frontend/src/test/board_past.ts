/** The past of the board in memory: positions only, and posts only. */
import { Board, problem } from './board';

const TEXTS = new Set<string>(['post.published', 'post.edited', 'post.reverted']);

/** The board as it was at a position, to somebody who can do nothing. */
export function boardAt(board: Board, position: number): Board {
  const posts = [...board.posts].flatMap(([id, post]) => {
    const marks = post.marks.filter((mark) => mark.position <= position);
    const versions = post.versions.slice(0, marks.filter(({ kind }) => TEXTS.has(kind)).length);
    return versions.length > 0 ? [[id, { ...post, versions, marks: post.marks }] as const] : [];
  });
  return Object.assign(new Board(), board, { posts: new Map(posts), viewer: null });
}

export const refusalOf = (board: Board, asOf: string) => {
  if (!/^\d+$/.test(asOf)) {
    return problem(422, 'request.invalid', { errors: { as_of: [{ code: 'invalid' }] } });
  }
  return Number(asOf) > board.position ? problem(422, 'as_of.ahead') : null;
};

/** Every change of a post, or of all. */
export function ticksOf(board: Board, postId: string | null) {
  return [...board.posts.values()]
    .filter(({ id }) => postId === null || id === postId)
    .flatMap(({ id, marks }) => marks.map(({ position, at, kind }) => ({ position, at, kind, post_id: id })))
    .sort((one, other) => one.position - other.position);
}

export function nearOf(board: Board, search: URLSearchParams) {
  const ticks = ticksOf(board, search.get('post'));
  const at = Number(search.get('at'));
  const until = ticks.filter(({ position }) => position <= at);
  return {
    at: until.at(-1)?.at ?? null,
    earlier: until.at(-2) ?? null,
    later: ticks.find(({ position }) => position > at) ?? null,
  };
}
