/** The command side of the board in memory. */
import type { CommandBody } from '../infrastructure/api/command_api';
import type { components } from '../infrastructure/api/schema';
import { type Answered, type Board, problem } from './board';
import { COMMENTING } from './board_comments';
import { SETTINGS } from './board_settings';
import { RUNNING } from './board_system';

type Schemas = components['schemas'];
type Field = Record<string, { code: string; limit?: number }[]>;

const invalid = (errors: Field) => problem(422, 'request.invalid', { errors });

export function carryOut(board: Board, name: string, body: never): Answered {
  if (name === 'register') return register(board, body);
  if (name === 'log-in') return logIn(board, body);
  const { viewer } = board;
  if (!viewer) return problem(401, 'session.missing');
  if (name === 'log-out') {
    board.viewer = null;
    return board.receipt(viewer.id, 1);
  }
  const act = SETTINGS[name] ?? COMMENTING[name] ?? RUNNING[name];
  if (act) return act(board, viewer, body);
  if (name === 'redact-version') return redact(board, viewer, body);
  return name === 'publish-post' ? publish(board, body) : change(board, name, body);
}

function register(board: Board, { username, password, display_name }: CommandBody<'register'>): Answered {
  if (password.length < 15) return invalid({ password: [{ code: 'too_short', limit: 15 }] });
  if (board.people.has(username))
    return problem(409, 'username.taken', { errors: { username: [{ code: 'taken' }] } });
  const person = {
    ...{ id: `00000000-0000-4000-8000-0000000000b${board.people.size}`, username },
    ...{ display_name: display_name ?? username, language: 'en', can: { publish: true } },
    role: 'member' as const,
  };
  board.join(person, password);
  board.viewer = person;
  board.position += 1;
  return board.receipt(person.id, 1);
}

function logIn(board: Board, { login, password }: CommandBody<'log-in'>): Answered {
  if (board.passwords.get(login) !== password) return problem(401, 'credentials.wrong');
  board.viewer = board.people.get(login) ?? null;
  board.position += 1;
  return board.receipt(login, 1);
}

function publish(board: Board, command: CommandBody<'publish-post'>): Answered {
  const { viewer } = board;
  if (!viewer) return problem(401, 'session.missing');
  if (!command.title.trim()) return invalid({ title: [{ code: 'required' }] });
  const id = command.id ?? crypto.randomUUID();
  if (board.posts.has(id)) return problem(409, 'id.taken');
  const { title, body, tags = [], language = 'en' } = command;
  return board.publish(viewer, { id, title, body, tags, language });
}

function redact(board: Board, viewer: Schemas['Me'], command: CommandBody<'redact-version'>): Answered {
  return board.redact(command.target_id, viewer, command.version, command.reason);
}

type Change = CommandBody<'edit-post'> & CommandBody<'revert-post'>;

function change(board: Board, name: string, command: Change): Answered {
  const { viewer } = board;
  const { post_id: id, reason } = command;
  if (!viewer || !board.posts.has(id)) return problem(404, 'post.not_found');
  if (name === 'delete-post') return board.mark(id, viewer, 'post.deleted', reason);
  if (name === 'restore-post') return board.mark(id, viewer, 'post.restored', reason);
  if (name === 'revert-post') return board.revert(id, viewer, command.to_version, reason);
  const actual = board.newest(id).version;
  if (command.expected_version && command.expected_version !== actual) {
    return problem(409, 'post.version_conflict', { actual_version: actual });
  }
  const { title, body, tags, language } = { ...board.newest(id), ...command };
  return board.edit(id, viewer, { title, body, tags, language }, reason);
}
