/** English: how the board itself is, for those who run it. */
import type { NeedCode } from '../query/models/system_view';
import { bytesIn, rounded } from './amounts';
import { pluralIn } from './plural';

const plural = pluralIn('en-GB');
const bytes = bytesIn('en-GB');
const numbers = new Intl.NumberFormat('en-GB');

/** What sentences about needs are made of; names and times are worded already. */
export interface NeedFacts {
  group: string;
  /** Empty where nobody knows. */
  since: string;
  when: string;
  error: string;
  view: string;
  process: string;
  position: number;
  events: number;
  seconds: number;
  streams: number;
  steps: number;
  free: number;
  needed: number;
}

const inTime = (seconds: number) =>
  seconds < 120
    ? `${Math.round(seconds)} s`
    : seconds < 7200
      ? `${Math.round(seconds / 60)} min`
      : plural(Math.round(seconds / 3600), { one: '# hour', other: '# hours' });

const events = (count: number) => plural(count, { one: '# event', other: '# events' });
const streams = (count: number) => plural(count, { one: '# stream', other: '# streams' });
const behind = (count: number, seconds: number) =>
  `${plural(count, { one: '# change', other: '# changes' })} behind, ${inTime(seconds)}`;

export const system = {
  system: {
    title: 'System',
    allWell: 'All is well',
    needsYou: ({ count }: { count: number }) =>
      plural(count, { one: 'One thing needs you', other: '# things need you' }),

    needs: (it: NeedFacts): Record<NeedCode, string> => ({
      'log.damaged': `From position ${it.position} on the log is not what was written. Nothing after it is shown.`,
      'group.silent': it.since
        ? `${it.group}: nobody has brought this up to date since ${it.since}.`
        : `${it.group}: nobody brings this up to date.`,
      'group.failing': `${it.group}: the next event cannot be taken in (${it.error}).`,
      'disk.low': `The disk is nearly full: ${bytes(it.free)} are free, ${bytes(it.needed)} are needed.`,
      'view.parked': `The view ${it.view} could not take in ${events(it.events)} of ${streams(it.streams)}.`,
      'process.parked': `The process ${it.process} stands still at ${plural(it.steps, { one: '# step', other: '# steps' })}.`,
      'group.behind': `${it.group}: ${behind(it.events, it.seconds)}.`,
      'backup.missing': 'There is no back-up yet.',
      'backup.old': `The last back-up is from ${it.when}.`,
    }),
    otherNeed: ({ code }: { code: string }) => `Something needs you (${code}).`,
    seeParked: 'See what is parked',
    seeViews: 'See the views',

    groups: { board: 'Board', search: 'Search', dashboard: 'Figures' },
    processes: 'Processes',

    views: 'Views',
    viewsWell: 'All views are up to date.',
    viewsLate: 'Not all views are up to date.',
    fresh: 'Up to date',
    behind: (it: { events: number; seconds: number }) => behind(it.events, it.seconds),
    failing: (it: { events: number }) =>
      `Stands still, ${plural(it.events, { one: '# change', other: '# changes' })} behind`,
    silent: ({ seconds }: { seconds: number }) => `No sign of life for ${inTime(seconds)}`,
    neverHeard: 'No sign of life yet',
    late: ({ count }: { count: number }) =>
      plural(count, { one: '# event behind', other: '# events behind' }),
    stopped: ({ count }: { count: number }) =>
      plural(count, { one: '# step stands still', other: '# steps stand still' }),
    view: 'View',
    process: 'Process',
    version: 'Version',
    state: 'State',
    actions: 'Actions',
    serving: 'Answers',
    building: ({ position, head }: { position: number; head: number }) =>
      `Being built: position ${position} of ${head}`,
    kept: 'Kept from before',
    sameAsBefore: ({ rows }: { rows: number }) =>
      `The same as before: ${plural(rows, { one: '# row', other: '# rows' })}`,
    notAsBefore: ({ tables }: { tables: string }) => `Not the same as before: ${tables}`,
    differing: ({ table, before, now }: { table: string; before: number; now: number }) =>
      `${table} (${plural(before, { one: '# row', other: '# rows' })} before, ${numbers.format(now)} now)`,
    rebuild: 'Rebuild…',
    rebuildOf: ({ view }: { view: string }) => `Rebuild the view ${view}`,
    rebuildTitle: ({ view }: { view: string }) => `Rebuild the view ${view}?`,
    rebuildText:
      'It is built anew from the log beside the one that answers, and takes its place when it is ready.',
    rebuildIt: 'Rebuild',
    rebuilding: ({ view }: { view: string }) => `The view ${view} is being built anew.`,

    parked: 'Parked',
    noneParked: 'Nothing is parked.',
    someParked: (it: { events: number; streams: number }) =>
      `A view could not take in ${events(it.events)} of ${streams(it.streams)}. All else goes on.`,
    firstParked: ({ count }: { count: number }) =>
      plural(count, { one: 'The first one is shown.', other: 'The first # are shown.' }),
    inView: ({ view, type }: { view: string; type: string }) => `${type} in the view ${view}`,
    stream: ({ id }: { id: string }) => `Stream ${id}`,
    range: ({ from, to, count }: { from: number; to: number; count: number }) =>
      from === to ? `Position ${from}` : `Positions ${from} to ${to}, ${events(count)}`,
    retry: 'Retry',
    retryOf: (it: { view: string; from: number }) => `Retry from position ${it.from} in the view ${it.view}`,
    retrying: ({ view }: { view: string }) => `The view ${view} is being built anew, to try again.`,
    discard: 'Discard…',
    discardOf: (it: { view: string; from: number }) =>
      `Discard from position ${it.from} in the view ${it.view}`,
    discardTitle: 'Discard these events?',
    discardText: (it: { view: string; from: number; to: number; id: string }) =>
      `The view ${it.view} does without the events of stream ${it.id} from position ${it.from} to ${it.to}, for ever. They stay in the log.`,
    discardReason: 'Needed. It stands in the log.',
    discardIt: 'Discard for good',
    discarded: ({ view }: { view: string }) => `Discarded. The view ${view} goes on without them.`,

    log: 'Log check',
    logUnknown: 'Nothing is known of the log here.',
    logSize: ({ count, bytes: size }: { count: number; bytes: number | null }) =>
      size === null ? `The log has ${events(count)}.` : `The log has ${events(count)}, ${bytes(size)}.`,
    unchecked: 'It has not been checked yet.',
    sound: ({ when, position }: { when: string; position: number }) =>
      `Checked ${when} up to position ${position}: it is what was written.`,
    damaged: ({ when }: { when: string }) => `Checked ${when}: it is not what was written.`,

    backup: 'Back-up',
    noBackup: 'No back-up has been made yet.',
    backupUnset: 'No folder for back-ups is set: HINDSIGHT_BACKUP_DIR names one.',
    backupMade: ({ when }: { when: string }) => `The last back-up was made ${when}.`,

    disk: 'Disk',
    diskUnknown: 'Nothing is known of the disk here.',
    room: (it: { free: number; needed: number }) =>
      `${bytes(it.free)} are free; the board needs ${bytes(it.needed)}.`,

    run: 'Run',
    copy: 'Copy',
    copyOf: ({ command }: { command: string }) => `Copy “${command}”`,
    copied: 'The command is copied.',
    notCopied: ({ command }: { command: string }) => `The browser did not let it be copied: ${command}`,

    activity: 'Activity',
    span: 'How many days',
    spans: { 7: '7 days', 30: '30 days', 90: '90 days', 366: 'A year' },
    looks: ({ rate }: { rate: number }) =>
      plural(rounded(rate), { one: '# look for each change.', other: '# looks for each change.' }),
    noChanges: 'Nothing was changed in this time.',
    posts: 'Posts',
    comments: 'Comments',
    people: 'Active people',
    queries: 'Looks',
    commands: 'Changes',
    day: 'Day',
    days: 'Show the days as a table',
    byDay: 'Activity by day',
    bars: ({ what, most, when }: { what: string; most: number; when: string }) =>
      `${what} by day. At most ${most}, on ${when}.`,
    noBars: ({ what }: { what: string }) => `${what} by day: none.`,
    inAll: ({ count }: { count: number }) => `${count} in all`,
    mostInADay: ({ count }: { count: number }) => `at most ${count} in a day`,
    tags: 'Most posted under',
    notArrived: 'This did not arrive.',
  },
};
