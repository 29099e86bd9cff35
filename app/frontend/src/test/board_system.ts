/** How the board in memory is, and what administrators do about it. */
import type { CommandBody } from '../infrastructure/api/command_api';
import type { components } from '../infrastructure/api/schema';
import type {
  GroupView,
  ParkedStream,
  SystemActivity,
  SystemView,
  ViewTables,
} from '../query/models/system_view';
import { type Answered, type Board, problem } from './board';

type Me = components['schemas']['Me'];

export interface Condition {
  system: SystemView;
  views: ViewTables[];
  parked: ParkedStream[];
  activity: SystemActivity;
}

export const aGroup = (group: GroupView['group'], more: Partial<GroupView> = {}): GroupView => ({
  ...{ group, position: 40, head: 40, lag_events: 0, lag_seconds: 0 },
  ...{ beat_at: new Date().toISOString(), state: 'fresh' },
  ...more,
});

export const aView = (view: string, more: Partial<ViewTables> = {}): ViewTables => ({
  ...{ view, group: 'board', number: 1, version: 4, state: 'serving' },
  ...{ position: 40, compared: null, parked: 0 },
  ...more,
});

/** Thirty days, of which the third but last was the liveliest. */
const days = (): SystemActivity['days'] =>
  Array.from({ length: 30 }, (_, place) => ({
    day: new Date(Date.UTC(2026, 9, 23 + place)).toISOString().slice(0, 10),
    ...{ posts: place === 27 ? 4 : 0, comments: place === 27 ? 9 : 1, people: 2, queries: 82, commands: 2 },
  }));

export const isWell = (): Condition => ({
  system: {
    ...{ needs: [], groups: [aGroup('board'), aGroup('search')], parked: { streams: 0, events: 0 } },
    processes: [{ process: 'publishing', lag_events: 0, parked: 0 }],
    log: {
      ...{ events: 40, bytes: 12_000_000, checked_at: '2026-05-05T12:00:00Z' },
      ...{ checked_to: 38, is_sound: true },
    },
    backup: { made_at: '2026-05-05T12:00:00Z' },
    disk: { free: 42_000_000_000, needed: 1_200_000_000 },
  },
  views: [
    aView('posts'),
    aView('comments', { version: 2 }),
    aView('search', { group: 'search', version: 1 }),
  ],
  parked: [],
  activity: { days: days(), tags: [{ tag: 'repair', posts: 3 }], look_to_book: 41.4 },
});

export function systemAnswer(board: Board, part: string, given: URLSearchParams): Answered {
  const { viewer, position, stale, condition } = board;
  if (!viewer) return problem(401, 'session.missing');
  if (viewer.role !== 'administrator') return problem(403, 'system.for_administrators');
  const { system, views, parked, activity } = condition;
  const span = Number(given.get('days') ?? 30);
  const answers: Record<string, unknown> = {
    views,
    parked,
    activity: { ...activity, days: activity.days.slice(-span) },
  };
  return { status: 200, body: { data: answers[part] ?? system, position, stale, next: null } };
}

const done = (board: Board, view: string): Answered => {
  board.position += 1;
  return board.receipt(view, 1);
};

function rebuild(board: Board, _: Me, { view }: CommandBody<'rebuild-view'>): Answered {
  const found = board.condition.views.find((each) => each.view === view);
  if (!found) return problem(404, 'view.not_found');
  board.condition.views.push({ ...found, number: found.number + 1, state: 'building', position: 12 });
  return done(board, view);
}

function discard(board: Board, _: Me, { view, stream_id }: CommandBody<'discard-parked'>): Answered {
  const { condition } = board;
  condition.parked = condition.parked.filter((each) => each.view !== view || each.stream_id !== stream_id);
  condition.system.parked = { streams: condition.parked.length, events: 0 };
  return done(board, view);
}

type Act = (board: Board, viewer: Me, body: never) => Answered;

export const RUNNING: Record<string, Act> = {
  'rebuild-view': rebuild,
  'retry-parked': rebuild,
  'discard-parked': discard,
};
