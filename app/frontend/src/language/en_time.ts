/** English: looking back. */
import type { ActivityTick } from '../query/models/activity_view';
import { lookUp } from './look_up';
import { pluralIn } from './plural';

const plural = pluralIn('en-GB');

const changes: Record<NonNullable<ActivityTick['kind']>, string> = {
  'post.published': 'a post published',
  'post.edited': 'a post edited',
  'post.reverted': 'an earlier version put back',
  'post.version_redacted': 'a text erased',
  'post.deleted': 'a post deleted',
  'post.restored': 'a post restored',
  'comment.added': 'a comment added',
  'comment.edited': 'a comment edited',
  'comment.deleted': 'a comment deleted',
  'comment.restored': 'a comment restored',
};

export const time = {
  time: {
    now: 'Now',
    lookBack: 'Look back to an earlier time',
    asItWas: ({ when }: { when: string }) => `As it was on ${when}`,
    beforeAll: 'As it was before anything was posted',
    otherTime: 'Choose another time',
    earlier: 'Earlier change',
    later: 'Later change',
    since: 'What changed since',
    copyLink: 'Copy link',
    backToNow: 'Back to now',
    bar: 'Time',
    dayAndTime: 'Day and time',
    show: 'Show',
    yesterday: 'Yesterday',
    weekAgo: 'A week ago',
    beforeEdit: 'Before the last edit',
    rule: 'Changes',
    noChanges: 'Nothing has changed here yet.',
    notArrived: 'The changes did not arrive.',
    change: ({ when, kind }: { when: string; kind: string }) => `${when}: ${lookUp(changes, kind) ?? kind}`,
    day: ({ date, count }: { date: string; count: number }) =>
      `${date}: ${plural(count, { one: '# change', other: '# changes' })}`,
    none: 'Nothing had been posted by then.',
    noTags: 'No post carried a tag by then.',
    noTime: 'This is no time to look back to',
    notThere: 'Nothing was here then',
    notThereText: 'It came later, or it may not be known of.',
    asItWasThen: 'As it was then',
  },
};
