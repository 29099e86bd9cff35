/** The query side of the board in memory. */
import { type Answered, type Board, problem } from './board';
import { commentDetail, commentView, threadOf } from './board_comments';
import { boardAt, nearOf, refusalOf, ticksOf } from './board_past';
import { hits } from './board_search';
import { systemAnswer } from './board_system';

const PAGE = 20;

export function answer(board: Board, url: URL): Answered {
  const asOf = url.searchParams.get('as_of');
  if (asOf === null) return answerNow(board, url);
  return refusalOf(board, asOf) ?? answerNow(boardAt(board, Number(asOf)), url);
}

function answerNow(board: Board, url: URL): Answered {
  const steps = url.pathname.replace('/api/query/', '').split('/').map(decodeURIComponent);
  const [topic, id = '', part, version] = steps;
  if (topic === 'me' && id === 'sessions') return list(board, board.sessions);
  if (topic === 'me' && id === 'scheduled') return scheduled(board, part);
  if (topic === 'me') return board.viewer ? one(board, board.viewer) : problem(401, 'session.missing');
  if (topic === 'activity' && id === 'near') return one(board, nearOf(board, url.searchParams));
  if (topic === 'activity') return list(board, ticksOf(board, url.searchParams.get('post')));
  if (topic === 'system') return systemAnswer(board, id, url.searchParams);
  if (topic === 'tags') return list(board, tags(board));
  if (topic === 'search') return search(board, url.searchParams);
  if (topic === 'users' && part === 'timeline') return list(board, board.personMarks);
  if (topic === 'users' && part === 'comments') return userComments(board, id);
  if (topic === 'comments' && part === 'timeline') return list(board, board.comments.get(id)?.marks ?? []);
  if (topic === 'comments') return commentDetail(board, id);
  if (topic === 'users') return user(board, board.oldNames.get(id) ?? id);
  if (topic !== 'posts') return problem(404, 'route.unknown');
  if (!id) return posts(board, url.searchParams);
  if (!board.posts.has(id)) return problem(404, 'post.not_found');
  if (part === 'timeline') return list(board, board.posts.get(id)?.marks ?? []);
  const view = board.view(id);
  if (view.state !== 'present' && board.viewer?.id !== view.author.id) {
    const { state, state_by, state_at, state_reason } = view;
    return problem(410, 'post.gone', { state, state_by, state_at, state_reason });
  }
  if (part === 'history' && version) return one(board, board.version(id, Number(version)));
  if (part === 'history') return list(board, board.posts.get(id)?.versions.toReversed() ?? []);
  if (part === 'comments') return thread(board, id, url.searchParams);
  if (part === 'diff') return diff(board, id, url.searchParams);
  return one(board, view);
}

const one = ({ position, stale }: Board, data: unknown): Answered => ({
  status: 200,
  body: { data, position, stale },
});

const list = ({ position, stale }: Board, data: unknown[], next: string | null = null): Answered => ({
  status: 200,
  body: { data, position, stale, next },
});

function thread(board: Board, id: string, search: URLSearchParams): Answered {
  const all = threadOf(board, id, search.get('sort') ?? 'old');
  const start = Number(search.get('after') ?? 0);
  const end = start + board.threadPage;
  return list(board, all.slice(start, end), end < all.length ? String(end) : null);
}

const userComments = (board: Board, username: string): Answered =>
  list(
    board,
    [...board.comments.values()]
      .filter(({ author, state }) => author.username === username && state === 'present')
      .map((comment) => ({ ...commentView(board, comment), post: board.view(comment.post_id) }))
      .reverse(),
  );

function scheduled(board: Board, id?: string): Answered {
  if (!id) return list(board, board.scheduled);
  const found = board.scheduled.find((post) => post.id === id);
  return found ? one(board, found) : problem(404, 'post.not_found');
}

function posts(board: Board, search: URLSearchParams): Answered {
  const tag = search.get('tag');
  const author = search.get('author');
  const start = Number(search.get('after') ?? 0);
  const found = [...board.posts.keys()]
    .map((id) => board.view(id))
    .filter((post) => post.state === 'present')
    .filter((post) => (!tag || post.tags.includes(tag)) && (!author || post.author.username === author))
    .reverse();
  const end = start + PAGE;
  return list(board, found.slice(start, end), end < found.length ? String(end) : null);
}

const search = (board: Board, given: URLSearchParams) => list(board, hits(board, given));

function tags(board: Board) {
  const counts = new Map<string, number>();
  for (const id of board.posts.keys()) {
    for (const tag of board.newest(id).tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return [...counts].map(([tag, post_count]) => ({ tag, post_count }));
}

function user(board: Board, username: string): Answered {
  const person = board.people.get(username);
  if (!person) return problem(404, 'user.not_found');
  const count = [...board.posts.keys()].filter((id) => board.view(id).author.username === username).length;
  const { id, display_name, language, role } = person;
  const joined_at = '2026-05-01T09:00:00Z';
  return one(board, {
    id,
    username,
    display_name,
    bio: board.bios.get(id) ?? '',
    language,
    role,
    joined_at,
    post_count: count,
  });
}

/** Compares paragraph by paragraph: enough to draw. */
function diff(board: Board, id: string, search: URLSearchParams): Answered {
  const from = board.version(id, Number(search.get('from')));
  const to = board.version(id, Number(search.get('to')));
  const before = from.body.split('\n\n');
  const after = to.body.split('\n\n');
  const body = Array.from({ length: Math.max(before.length, after.length) }, (_, place) =>
    compare(before[place] ?? '', after[place] ?? ''),
  ).map((segments) => ({ changed: segments.length > 1, segments }));
  return one(board, {
    from,
    to,
    title: compare(from.title, to.title),
    body,
    tags: {
      added: to.tags.filter((tag) => !from.tags.includes(tag)),
      removed: from.tags.filter((tag) => !to.tags.includes(tag)),
    },
  });
}

function compare(before: string, after: string) {
  if (before === after) return [{ op: 'same', text: before }];
  return [
    { op: 'removed', text: before },
    { op: 'added', text: after },
  ];
}
