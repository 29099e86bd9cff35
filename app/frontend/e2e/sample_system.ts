/** How a board might be: well, in need of somebody, or run in parts that know little of each other. */
import type {
  GroupView,
  ParkedStream,
  SystemActivity,
  SystemView,
  ViewTables,
} from '../src/query/models/system_view';

const DAY = 86_400_000;
const MINUTE = 60_000;
const HEAD = 10_423;
const ago = (time: number) => new Date(Date.now() - time).toISOString();

const aGroup = (group: GroupView['group'], more: Partial<GroupView> = {}): GroupView => ({
  ...{ group, position: HEAD, head: HEAD, lag_events: 0, lag_seconds: 0 },
  ...{ beat_at: ago(500), state: 'fresh' },
  ...more,
});

export const well = (): SystemView => ({
  ...{ needs: [], parked: { streams: 0, events: 0 } },
  groups: [aGroup('board'), aGroup('search'), aGroup('dashboard')],
  processes: [{ process: 'publishing', lag_events: 0, parked: 0 }],
  log: {
    ...{ events: HEAD, bytes: 12_400_000, checked_at: ago(200 * MINUTE) },
    ...{ checked_to: 10_380, is_sound: true },
  },
  backup: { made_at: ago(9 * 60 * MINUTE) },
  disk: { free: 42_000_000_000, needed: 104_857_600 },
});

export const unsaved = (): SystemView => ({
  ...well(),
  needs: [{ code: 'backup.missing', params: {} }],
  backup: { made_at: null },
});

export const ill = (): SystemView => ({
  needs: [
    { code: 'log.damaged', params: { position: 9812 } },
    { code: 'group.silent', params: { group: 'search', since: ago(4 * MINUTE) } },
    { code: 'group.failing', params: { group: 'dashboard', error: 'KeyError: language' } },
    { code: 'disk.low', params: { free: 61_000_000, needed: 104_857_600 } },
    { code: 'view.parked', params: { view: 'posts', streams: 2, events: 4 } },
    { code: 'process.parked', params: { process: 'publishing', steps: 2 } },
    { code: 'group.behind', params: { group: 'board', events: 1284, seconds: 14.2 } },
    { code: 'backup.old', params: { made_at: ago(9 * DAY) } },
  ],
  groups: [
    aGroup('board', { position: 9139, lag_events: 1284, lag_seconds: 14.2, state: 'behind' }),
    aGroup('search', { position: 9000, lag_events: 1423, beat_at: ago(4 * MINUTE), state: 'silent' }),
    aGroup('dashboard', { position: 9811, lag_events: 612, state: 'failing' }),
  ],
  processes: [{ process: 'publishing', lag_events: 3, parked: 2 }],
  parked: { streams: 2, events: 4 },
  log: {
    ...{ events: HEAD, bytes: 12_400_000, checked_at: ago(20 * MINUTE) },
    ...{ checked_to: 9811, is_sound: false },
  },
  backup: { made_at: ago(9 * DAY) },
  disk: { free: 61_000_000, needed: 104_857_600 },
});

/** Where nobody knows of the log, of back-ups, of the disk. */
export const apart = (): SystemView => ({ ...well(), processes: [], log: null, backup: null, disk: null });

const aView = (view: string, version: number, group: ViewTables['group'] = 'board'): ViewTables => ({
  ...{ view, group, number: 1, version, state: 'serving' },
  ...{ position: HEAD, compared: null, parked: 0 },
});

const DIFFERING = [
  { table: 'words', before: 3790, now: 3812 },
  { table: 'search_texts', before: 219, now: 219 },
];

export const VIEWS: ViewTables[] = [
  aView('activity', 1),
  aView('changes', 2),
  { ...aView('comments', 2), compared: { rows: 1204, differing: [] } },
  aView('posts', 4),
  aView('scheduled_posts', 1),
  aView('timeline', 3),
  { ...aView('search', 1, 'search'), compared: { rows: 4031, differing: DIFFERING } },
  aView('dashboard', 1, 'dashboard'),
];

/** One is built anew; one is kept from before. */
export const BUILDING: ViewTables[] = VIEWS.flatMap((view) => {
  if (view.view === 'posts')
    return [view, { ...view, number: 2, version: 5, state: 'building', position: 812 }];
  if (view.view === 'comments') return [{ ...view, number: 0, version: 1, state: 'kept' }, view];
  return [view];
});

export const PARKED: ParkedStream[] = [
  {
    ...{ view: 'posts', stream_id: '0193a4c2-7d10-7a3e-9b1c-5f0e6a7d8c91', from: 9120, to: 9133, events: 3 },
    ...{ type: 'post.edited', error: "KeyError: 'language'" },
  },
  {
    ...{ view: 'posts', stream_id: '0193a4c2-8e55-7bb0-8c44-2d9a3e1f7b06', from: 9131, to: 9131, events: 1 },
    ...{ type: 'post.published', error: 'ValueError: the title has 214 characters, and 200 are the most' },
  },
];

/** Weeks with their weekends, the same at every look. */
export const activity = (days: number): SystemActivity => ({
  days: Array.from({ length: days }, (_, place) => {
    const back = days - 1 - place;
    const posts = back % 7 > 4 ? (back * 5) % 2 : 1 + ((back * 7) % 5);
    return {
      ...{ day: ago(back * DAY).slice(0, 10), posts, comments: posts * 3 + ((back * 11) % 6) },
      ...{ people: 2 + posts * 2, queries: 300 + ((back * 37) % 200), commands: 8 + posts },
    };
  }),
  tags: ['repair', '修理', 'ремонт', 'toaster', 'lamp', 'шитьё'].map((tag, place) => ({
    ...{ tag, posts: 14 - 2 * place },
  })),
  look_to_book: 41.4,
});
