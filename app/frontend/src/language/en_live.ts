/** English: what has come since the page was opened, and what cannot be had right now. */
import { pluralIn } from './plural';

const plural = pluralIn('en-GB');

const inTime = (seconds: number) =>
  seconds <= 90
    ? plural(seconds, { one: 'in # second', other: 'in # seconds' })
    : plural(Math.ceil(seconds / 60), { one: 'in # minute', other: 'in # minutes' });

export const live = {
  live: {
    /** With `more` there may be still others. */
    showNew: ({ count, more }: { count: number; more: boolean }) =>
      more
        ? `Show more than ${count} new posts`
        : plural(count, { one: 'Show # new post', other: 'Show # new posts' }),
    changed: 'This has changed:',
    showNow: 'show it as it stands',
    edited: ({ age }: { age: string }) => `Edited ${age}:`,
    whatChanged: 'show what changed',
    newText: 'Show it here',
    gone: ({ how, age }: { how: string; age: string }) => `${how}, ${age}`,
    restored: 'Restored meanwhile:',
    lost: ({ clock }: { clock: string }) => `As of ${clock}, no answer since`,
  },

  wait: {
    tooMany: ({ seconds }: { seconds: number }) => `Too many tries. Again ${inTime(seconds)}.`,
    busy: ({ seconds }: { seconds: number }) => `The board has too much to do. Again ${inTime(seconds)}.`,
    over: 'You can try again now.',
  },
};
