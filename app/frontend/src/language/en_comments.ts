/** English: what is said below a post, and what is liked. */
import { pluralIn } from './plural';

const plural = pluralIn('en-GB');

export const comments = {
  comments: {
    title: 'Comments',
    count: ({ count }: { count: number }) => plural(count, { one: '# comment', other: '# comments' }),
    empty: 'Nobody has commented yet.',
    logIn: 'Log in to comment',
    sorts: { old: 'Oldest', new: 'Newest', top: 'Top' },
    sortedBy: 'Order of the comments',
    more: 'More comments',
    first: 'First comments',
    pages: 'Pages of comments',
    showNew: ({ count }: { count: number }) =>
      plural(count, { one: 'Show # new comment', other: 'Show # new comments' }),
    edited: ({ age, version }: { age: string; version: number }) => `edited ${age}, version ${version}`,
    inReplyTo: ({ name }: { name: string }) => `in reply to ${name}`,
    inReplyToOther: 'in reply to another comment',
    someone: 'A comment that is gone',
    about: ({ version, now }: { version: number; now: number }) =>
      `About version ${version}; now version ${now}`,
    whatChanged: 'show what changed',
    replyCount: ({ count }: { count: number }) => plural(count, { one: '# reply', other: '# replies' }),
    on: ({ title }: { title: string }) => `On “${title}”`,
    notHere: 'The comment that the address points to is not to be found.',
    failed: 'The comments did not arrive.',
    closed: 'While the post is gone nobody can comment on it.',

    reply: 'Reply',
    copyLink: 'Copy link',
    copied: 'The link is copied.',
    notCopied: ({ link }: { link: string }) => `The browser did not let it be copied: ${link}`,
    moreActs: 'More',
    edit: 'Edit',
    delete: 'Delete…',
    restore: 'Restore…',

    write: 'Your comment',
    writeReply: ({ name }: { name: string }) => `Your reply to ${name}`,
    writeReplyOther: 'Your reply',
    writeEdit: 'Your comment, changed',
    send: 'Comment',
    sendReply: 'Send the reply',
    save: 'Save',
    cancel: 'Cancel',
    reason: 'Reason for the change (optional)',
    sent: 'Your comment is there.',
    saved: 'Saved.',
    sentBefore: 'This comment has been sent already.',
    showIt: 'Show it',
    changed: ({ version }: { version: number }) =>
      `This comment changed while you wrote: it is now version ${version}. Your text is kept here.`,
    theirs: ({ version }: { version: number }) => `Version ${version} says`,
    saveOver: ({ version }: { version: number }) => `Save as a change to version ${version}`,
    textGone: 'Its text cannot be read any more.',

    confirmDelete: {
      title: 'Delete this comment?',
      text: 'Its place, the replies and who deleted it stay to be seen. You can restore it.',
      action: 'Delete',
      done: 'Deleted.',
    },
    confirmRestore: {
      title: 'Restore this comment?',
      text: 'Readers see it again in its place.',
      action: 'Restore',
      done: 'Restored.',
    },
  },

  likes: {
    like: 'Like',
    count: ({ count }: { count: number }) => plural(count, { one: '# like', other: '# likes' }),
    failed: 'The like could not be saved.',
  },
};
