/** The words of the board in English. */
import { comments } from './en_comments';
import { drafts } from './en_drafts';
import { forms } from './en_forms';
import { history } from './en_history';
import { live } from './en_live';
import { search } from './en_search';
import { settings } from './en_settings';
import { system } from './en_system';
import { time } from './en_time';
import { pluralIn } from './plural';
import { timesIn } from './times';

const locale = 'en-GB';
const plural = pluralIn(locale);

export const en = {
  language: 'en',
  locale,
  times: timesIn(locale, { justNow: 'just now' }),

  board: {
    name: 'Hindsight',
    skip: 'Skip to the text',
    sections: 'Sections',
    posts: 'Posts',
    tags: 'Tags',
    write: 'Write',
    logIn: 'Log in',
    logOut: 'Log out',
    register: 'Register',
    profile: 'Profile',
    settings: 'Settings',
    me: 'Me',
    titled: ({ page }: { page: string }) => `${page} · Hindsight`,
  },

  footer: {
    api: 'API',
    language: 'Language',
    theme: 'Theme',
    auto: 'As the system',
    light: 'Light',
    dark: 'Dark',
  },

  list: {
    posts: 'Posts',
    tagged: ({ tag }: { tag: string }) => `Posts tagged ${tag}`,
    by: ({ name }: { name: string }) => `Posts by ${name}`,
    all: 'All posts',
    tags: 'Tags',
    edited: ({ times }: { times: number }) =>
      times === 1 ? 'edited once' : times === 2 ? 'edited twice' : `edited ${times} times`,
    older: 'Older',
    newest: 'Newest',
    pages: 'Pages',
    empty: 'Nothing has been posted yet.',
    emptyFilter: 'No post answers to this.',
    writeFirst: 'Write the first post',
    postCount: ({ count }: { count: number }) => plural(count, { one: '# post', other: '# posts' }),
    sorts: { new: 'New', active: 'Active', top: 'Top' },
    sortedBy: 'Order of the posts',
    noTags: 'No post carries a tag yet.',
    more: 'More',
  },

  post: {
    edited: ({ age, version }: { age: string; version: number }) => `edited ${age}, version ${version}`,
    edit: 'Edit',
    delete: 'Delete…',
    versions: 'Versions',
    restore: 'Restore…',
    onlyYou: 'Only you and moderators see this',
  },

  gone: {
    title: 'This post is gone',
    textTitle: 'This text is gone',
    deleted: 'Deleted by its author',
    hidden: 'Hidden until a moderator decides',
    removed: 'Removed by a moderator',
    removedBecause: ({ reason }: { reason: string }) => `Removed by a moderator: ${reason}`,
    redacted: 'Its text was erased for good by its author',
    redactedVersion: ({ version }: { version: number }) =>
      `Text of version ${version} erased for good by its author`,
    erased: 'Erased for good with its author’s account',
    present: 'Gone',
    reason: ({ reason }: { reason: string }) => `Reason: ${reason}`,
    record: 'Its record',
  },

  profile: {
    joined: ({ date }: { date: string }) => `Joined ${date}`,
    roles: { moderator: 'Moderator', administrator: 'Administrator' },
    noPosts: ({ name }: { name: string }) => `${name} has posted nothing yet.`,
    noComments: ({ name }: { name: string }) => `${name} has commented on nothing yet.`,
  },

  state: {
    stale: ({ clock }: { clock: string }) => `As of ${clock}, catching up`,
    loading: 'Loading',
    tryAgain: 'Try again',
    noAnswer: 'The board did not answer.',
    notFound: 'Nothing is here',
    notFoundText: 'There is no such page, or it may not be known of.',
    toPosts: 'To the posts',
  },

  keys: {
    title: 'Keys',
    help: 'This sheet',
    write: 'Write',
    search: 'Search',
    goPosts: 'Go to the posts',
    goTags: 'Go to the tags',
    move: 'Next, previous in a list or thread',
    open: 'Open it',
    showNew: 'Show what is new',
    reply: 'Reply, or comment',
    like: 'Like',
    edit: 'Edit the post',
    versions: 'Its versions',
    record: 'Its record',
    time: 'Look back',
    changes: 'Earlier, later change',
    now: 'Back to now',
    send: 'Send what is written',
    on: 'Keys are on',
    close: 'Close',
  },

  ...history,
  ...comments,
  ...live,
  ...search,
  ...settings,
  ...system,
  ...forms,
  ...drafts,
  ...time,
};

/** What every language must provide: a missing key or an unknown parameter does not compile. */
export type Words = typeof en;
