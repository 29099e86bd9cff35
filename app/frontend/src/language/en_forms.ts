/** English: what forms ask, and what stands in their way. */
import { lookUp } from './look_up';

export interface FieldProblem {
  code?: unknown;
  limit?: unknown;
}

const fields = ({ limit }: Pick<FieldProblem, 'limit'>) => ({
  required: 'This is needed.',
  too_long: `At most ${limit} characters.`,
  too_short: `At least ${limit} characters.`,
  too_many: `At most ${limit}.`,
  invalid: 'This cannot be used.',
  taken: 'Someone has this already.',
  wrong: 'This is not your password.',
  past: 'This time is over.',
  too_far: 'At most a year from now.',
  common: 'Many people use this password: choose another.',
});

const problems = {
  'request.invalid': 'Something is not right yet: see the fields.',
  'request.too_large': 'This is too large to send.',
  'session.missing': 'Log in to do this.',
  'session.expired': 'Your session has ended. Log in to go on.',
  'credentials.wrong': 'User name and password do not fit together.',
  'account.suspended': 'This account is suspended.',
  'password.wrong': 'This is not your password.',
  'session.not_found': 'That session has ended already.',
  conflict: 'Others changed the same thing at the same time. Try again.',
  'username.taken': 'Someone has this user name already.',
  'post.not_found': 'There is no such post.',
  'post.not_the_author': 'Only its author may do this.',
  'post.reason_required': 'A reason is needed.',
  'post.deleted': 'The post has been deleted meanwhile.',
  'post.not_deleted': 'The post is not deleted.',
  'post.version_not_found': 'There is no such version.',
  'post.version_erased': 'The text of that version was erased for good.',
  'schedule.past': 'That time is over: choose a later one.',
  'schedule.too_far': 'At most a year from now.',
  'schedule.over': 'The post does not wait any more: it is out, or was cancelled.',
  'log.full': 'The board’s disk is full: nothing can be saved now.',
  'password.too_many_attempts': 'Too many attempts. Wait a while before the next.',
};

export const forms = {
  account: {
    logIn: 'Log in',
    logInTitle: 'Log in',
    login: 'User name',
    password: 'Password',
    showPassword: 'Show the password',
    registerTitle: 'Register',
    register: 'Register',
    username: 'User name',
    usernameHint: '3 to 30 letters, digits, - and _. Others see it.',
    email: 'E-mail address',
    emailHint: 'Nobody else sees it.',
    passwordHint: '15 to 256 characters. A sentence of your own is easy to keep in mind.',
    displayName: 'Name shown to others',
    displayNameHint: 'Your user name, if left empty.',
    noAccount: 'No account yet?',
    haveAccount: 'Have an account?',
    loggedOut: 'Logged out.',
    logOutUnknown: 'Not yet known whether you are logged out.',
    again: 'Log in to go on',
    againText: 'Your session has ended. What you wrote is still here and is sent once you are logged in.',
    already: ({ name }: { name: string }) => `You are logged in as ${name}.`,
  },

  write: {
    title: 'Write',
    editTitle: ({ title }: { title: string }) => `Edit “${title}”`,
    postTitle: 'Title',
    body: 'Text',
    bodyHint: 'Markdown: *emphasis*, **strong**, # heading, - list, > quotation, [words](address).',
    tags: 'Tags',
    tagsHint: 'Up to 8. Enter or a comma ends a tag.',
    language: 'Language of the text',
    ownLanguage: 'My own',
    reason: 'Reason for the change',
    reasonHint: 'Optional. Readers see it in the record.',
    reasonHintModerator: 'Readers see it in the record, and the author is told.',
    publish: 'Publish',
    save: 'Save',
    cancel: 'Cancel',
    text: 'Writing',
    preview: 'Preview',
    view: 'View',
    previewEmpty: 'The text appears here as readers will see it.',
    previewFailed: 'The preview did not arrive. What you write is kept.',
    restored: 'What you wrote before is back.',
    discard: 'Discard it',
    published: 'Published.',
    saved: 'Saved.',
    changed: ({ version }: { version: number }) =>
      `This post changed while you wrote: it is now version ${version}. Your text is kept here.`,
    showChange: 'Show what changed',
    saveOver: ({ version }: { version: number }) => `Save as a change to version ${version}`,
    publishedBefore: 'This post was already published.',
    open: 'Open it',
    leaveTitle: 'Leave this page?',
    leaveText: 'What you wrote is not sent. It is kept in this tab, and is back when you return.',
    leave: 'Leave',
    stay: 'Stay',
  },

  confirm: {
    delete: () => ({
      title: 'Delete this post?',
      text: 'Readers see that you deleted it, when and why. You can restore it.',
      action: 'Delete',
      done: 'Deleted.',
    }),
    restore: () => ({
      title: 'Restore this post?',
      text: 'Readers see it again, with its whole record.',
      action: 'Restore',
      done: 'Restored.',
    }),
    putBack: ({ version }: { version: number }) => ({
      title: `Put version ${version} back?`,
      text: 'Its text becomes a new version. Nothing is lost.',
      action: 'Put back',
      done: `Version ${version} was put back.`,
    }),
    erase: ({ version }: { version: number }) => ({
      title: `Erase the text of version ${version}?`,
      text: 'It is gone for good, for everybody. Readers see that you erased it, when and why.',
      action: 'Erase for good',
      done: `The text of version ${version} is erased.`,
    }),
    reason: 'Reason',
    reasonHint: 'Optional. Readers see it.',
    cancel: 'Cancel',
  },

  outcome: {
    askingAgain: 'Not yet known whether this was saved. Asking again.',
    offline: 'No connection. What you write is kept here.',
    unknown: 'Still not known whether this was saved. What you wrote is kept here.',
    tryAgain: 'Try again',
  },

  fields,
  field: ({ code, limit }: FieldProblem) => lookUp(fields({ limit }), code) ?? 'This cannot be used.',

  problems,
  problem: (code: string) => lookUp(problems, code) ?? `The board refused this (${code}).`,
};
