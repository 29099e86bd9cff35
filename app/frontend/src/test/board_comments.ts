/** Comments and likes of the board in memory. */
import type { CommandBody } from '../infrastructure/api/command_api';
import type { components } from '../infrastructure/api/schema';
import { type Answered, authorOf, type Board, htmlOf, problem } from './board';

type Schemas = components['schemas'];
type Me = Schemas['Me'];

export interface StoredComment {
  id: string;
  post_id: string;
  parent_id: string | null;
  author: Me;
  answers_version: number | null;
  bodies: string[];
  at: string;
  edited_at: string | null;
  state: 'present' | 'deleted';
  state_at: string;
  state_reason: string | null;
  marks: Schemas['Mark'][];
}

/** One more thing that happened to it. */
function mark(board: Board, comment: StoredComment, kind: Schemas['Mark']['kind'], reason?: string | null) {
  const { id, post_id, author, bodies, marks } = comment;
  const version = /added|edited/.test(kind) ? { version: bodies.length } : {};
  marks.push({
    ...{ position: board.position, kind, at: board.now(), cause: null, reason: reason ?? null },
    actor: authorOf(author),
    parameters: { ...version, comment_id: id, post_id },
  });
}

const done = (board: Board, id: string, version: number): Answered => {
  board.position += 1;
  return board.receipt(id, version);
};

export function addComment(board: Board, viewer: Me, command: CommandBody<'add-comment'>): Answered {
  const { id = crypto.randomUUID(), post_id, parent_id = null, body, answers_version = null } = command;
  if (!board.posts.has(post_id)) return problem(404, 'post.not_found');
  if (!body.trim()) return problem(422, 'request.invalid', { errors: { body: [{ code: 'required' }] } });
  if (board.comments.has(id)) return problem(409, 'id.taken');
  const receipt = done(board, id, 1);
  const at = board.now();
  const state = { state: 'present' as const, state_at: at, state_reason: null };
  const stored = {
    id,
    post_id,
    parent_id,
    author: viewer,
    answers_version,
    bodies: [body],
    at,
    edited_at: null,
  };
  const comment: StoredComment = { ...stored, ...state, marks: [] };
  board.comments.set(id, comment);
  mark(board, comment, 'comment.added');
  return receipt;
}

export function editComment(board: Board, _: Me, command: CommandBody<'edit-comment'>): Answered {
  const comment = board.comments.get(command.comment_id);
  if (!comment) return problem(404, 'comment.not_found');
  const actual = comment.bodies.length;
  if (command.expected_version && command.expected_version !== actual) {
    return problem(409, 'comment.version_conflict', { actual_version: actual });
  }
  comment.bodies.push(command.body);
  const receipt = done(board, comment.id, actual + 1);
  comment.edited_at = board.now();
  mark(board, comment, 'comment.edited', command.reason);
  return receipt;
}

const turn =
  (state: StoredComment['state']) =>
  (board: Board, _: Me, { comment_id, reason }: CommandBody<'delete-comment'>): Answered => {
    const comment = board.comments.get(comment_id);
    if (!comment) return problem(404, 'comment.not_found');
    const receipt = done(board, comment_id, comment.bodies.length);
    Object.assign(comment, { state, state_at: board.now(), state_reason: reason ?? null });
    mark(board, comment, state === 'deleted' ? 'comment.deleted' : 'comment.restored', reason);
    return receipt;
  };

export const deleteComment = turn('deleted');

const like =
  (likes: boolean) =>
  (board: Board, viewer: Me, { target_id }: CommandBody<'react'>): Answered => {
    const fans = board.likes.get(target_id) ?? new Set();
    if (likes) fans.add(viewer.id);
    else fans.delete(viewer.id);
    board.likes.set(target_id, fans);
    return done(board, target_id, 1);
  };

type Act = (board: Board, viewer: Me, body: never) => Answered;

export const COMMENTING: Record<string, Act> = {
  'add-comment': addComment,
  'edit-comment': editComment,
  'delete-comment': deleteComment,
  'restore-comment': turn('present'),
  react: like(true),
  'withdraw-reaction': like(false),
};

/** How many like something, and whether who looks does. */
export function likesOf(board: Board, id: string) {
  const fans = board.likes.get(id) ?? new Set();
  const { viewer } = board;
  const reactions: Record<string, number> = fans.size > 0 ? { like: fans.size } : {};
  return {
    reactions,
    ...(viewer && { my: { reactions: fans.has(viewer.id) ? ['like'] : [] } }),
  };
}

export function commentView(board: Board, comment: StoredComment): Schemas['Comment'] {
  const { id, post_id, parent_id, author, answers_version, bodies, at, edited_at, state } = comment;
  const isOwn = board.viewer?.id === author.id;
  const present = state === 'present';
  const parent = board.comments.get(parent_id ?? '');
  const { state_at, state_reason } = comment;
  return {
    ...{
      id,
      post_id,
      parent_id,
      answers_version,
      edited_at,
      state,
      published_at: at,
      version: bodies.length,
    },
    depth: parent ? commentView(board, parent).depth + 1 : 0,
    author: authorOf(author),
    ...((present || isOwn) && { html: htmlOf(bodies.at(-1) ?? ''), language: 'en' }),
    ...likesOf(board, id),
    reply_count: repliesTo(board, id).length,
    ...(!present && { state_by: authorOf(author), state_at, state_reason }),
    can: {
      ...{ edit: isOwn && present, delete: isOwn && present, restore: isOwn && !present },
      ...{ react: present && board.viewer !== null, reply: present && board.viewer !== null },
    },
  };
}

const repliesTo = (board: Board, parent: string | null, post?: string): StoredComment[] =>
  [...board.comments.values()].filter(
    ({ parent_id, post_id }) => parent_id === parent && (!post || post_id === post),
  );

/** Each directly under what it answers. */
export function threadOf(board: Board, post: string, sort: string): Schemas['Comment'][] {
  const roots = repliesTo(board, null, post);
  if (sort === 'new') roots.reverse();
  if (sort === 'top') roots.sort((a, b) => likeCount(board, b) - likeCount(board, a));
  const under = (comment: StoredComment): StoredComment[] => [
    comment,
    ...repliesTo(board, comment.id).flatMap(under),
  ];
  return roots.flatMap(under).map((comment) => commentView(board, comment));
}

const likeCount = (board: Board, { id }: StoredComment) => board.likes.get(id)?.size ?? 0;

export function commentDetail(board: Board, id: string): Answered {
  const comment = board.comments.get(id);
  if (!comment) return problem(404, 'comment.not_found');
  const view = commentView(board, comment);
  if (view.html === undefined) return problem(410, 'comment.gone', { state: view.state });
  const { title, slug } = board.view(comment.post_id);
  const place = threadOf(board, comment.post_id, 'old').findIndex((other) => other.id === id);
  const { threadPage: page } = board;
  const after = place < page ? null : String(Math.floor(place / page) * page);
  const data = {
    ...view,
    body: comment.bodies.at(-1) ?? '',
    post: { id: comment.post_id, title, slug },
    place: { sort: 'old', after },
  };
  return { status: 200, body: { data, position: board.position, stale: false } };
}
