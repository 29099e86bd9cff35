/** English: what is written and not out yet. */
import { lookUp } from './look_up';

const failures: Record<string, string> = {
  'account.suspended': 'your account is suspended.',
  'post.version_erased': 'its text is erased.',
};

export const drafts = {
  drafts: {
    title: 'Scheduled',
    empty: 'Nothing waits to be published.',
    write: 'Write a post',
    appears: 'Appears',
    wasDue: 'Was to appear',
    failed: ({ why }: { why: string }) =>
      `Not published: ${lookUp(failures, why) ?? `it was refused (${why}).`}`,
    edit: 'Edit',
    editOf: ({ title }: { title: string }) => `Edit “${title}”`,
    cancel: 'Cancel…',
    cancelOf: ({ title }: { title: string }) => `Cancel “${title}”`,
    cancelTitle: 'Cancel this post?',
    cancelText: 'It will not appear, and its text is erased for good.',
    cancelIt: 'Cancel the post',
    keep: 'Keep it',
    cancelled: 'Cancelled. It will not appear.',
    later: 'Later ones',
    publishLater: 'Publish later',
    publishLaterHint: ({ zone }: { zone: string }) =>
      `Leave it empty to publish now. Times are yours: ${zone}.`,
    schedule: 'Schedule',
    scheduled: ({ time }: { time: string }) => `Scheduled. It appears ${time}.`,
    scheduledBefore: 'This post was already scheduled.',
    show: 'Show what is scheduled',
    taken: 'It is no longer scheduled. Publish it, or schedule it again.',
  },
};
