/** What people of the board in memory settle for themselves. */
import type { CommandBody } from '../infrastructure/api/command_api';
import type { components } from '../infrastructure/api/schema';
import { type Answered, type Board, problem } from './board';

type Me = components['schemas']['Me'];
type Settle = (board: Board, viewer: Me, body: never) => Answered;

function done(board: Board, viewer: Me): Answered {
  board.position += 1;
  return board.receipt(viewer.id, 1);
}

const changeProfile = (board: Board, viewer: Me, command: CommandBody<'change-profile'>) => {
  const { bio, ...shown } = command;
  if (shown.display_name === '') {
    return problem(422, 'request.invalid', { errors: { display_name: [{ code: 'required' }] } });
  }
  if (bio !== undefined) board.bios.set(viewer.id, bio);
  Object.assign(viewer, shown);
  return done(board, viewer);
};

const renameUser = (board: Board, viewer: Me, { username }: CommandBody<'rename-user'>) => {
  if (board.people.has(username)) {
    return problem(409, 'username.taken', { errors: { username: [{ code: 'taken' }] } });
  }
  board.oldNames.set(viewer.username, username);
  board.people.set(username, viewer);
  viewer.username = username;
  return done(board, viewer);
};

const changePassword = (board: Board, viewer: Me, command: CommandBody<'change-password'>) => {
  if (board.passwords.get(viewer.username) !== command.password) {
    return problem(422, 'password.wrong', { errors: { password: [{ code: 'wrong' }] } });
  }
  board.passwords.set(viewer.username, command.new_password);
  board.sessions = board.sessions.filter(({ current }) => current);
  return done(board, viewer);
};

const revokeSession = (board: Board, viewer: Me, { session_id }: CommandBody<'revoke-session'>) => {
  board.sessions = board.sessions.filter(({ id }) => id !== session_id);
  return done(board, viewer);
};

const schedulePost = (board: Board, _: Me, command: CommandBody<'schedule-post'>) => {
  const { id = crypto.randomUUID(), title, body, publish_at, tags = [], language = 'en' } = command;
  if (publish_at < '2026') {
    return problem(422, 'schedule.past', { errors: { publish_at: [{ code: 'past' }] } });
  }
  if (board.scheduled.some((post) => post.id === id)) return problem(409, 'id.taken');
  board.scheduled.push({ id, title, body, publish_at, tags, language, state: 'scheduled', why: null });
  board.position += 1;
  return board.receipt(id, 1);
};

const cancelScheduledPost = (board: Board, _: Me, { post_id }: CommandBody<'cancel-scheduled-post'>) => {
  const waits = board.scheduled.some(({ id }) => id === post_id);
  if (!waits) return problem(409, 'schedule.over');
  board.scheduled = board.scheduled.filter(({ id }) => id !== post_id);
  board.position += 1;
  return board.receipt(post_id, 1);
};

export const SETTINGS: Record<string, Settle> = {
  'change-profile': changeProfile,
  'rename-user': renameUser,
  'change-password': changePassword,
  'revoke-session': revokeSession,
  'schedule-post': schedulePost,
  'cancel-scheduled-post': cancelScheduledPost,
};
