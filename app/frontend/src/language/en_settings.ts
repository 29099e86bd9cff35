/** English: people, and what each of them settles for themselves. */
import type { PersonMarkKind } from '../query/models/user_view';
import { lookUp } from './look_up';

export interface PersonEvent {
  who: string;
  username: string;
  /** Which of the profile's fields, in words. */
  changed: string;
}

const happenings = ({ who, username, changed }: PersonEvent): Record<PersonMarkKind, string> => ({
  'user.registered': `${who} registered`,
  'user.renamed': `${who} took the user name ${username}`,
  'user.profile_changed': `${who} changed ${changed}`,
  'user.password_changed': `${who} changed the password`,
  'session.started': `${who} logged in`,
  'session.ended': `A session of ${who} ended`,
  'comment.added': `${who} commented`,
  'comment.edited': `${who} edited a comment`,
  'comment.deleted': `${who} deleted a comment`,
  'comment.restored': `${who} restored a comment`,
});

const methods = { password: 'with the password', registration: 'by registering' };

export const settings = {
  settings: {
    title: 'Settings',
    titled: ({ page }: { page: string }) => `${page} · Settings`,
    profile: 'Profile',
    account: 'Account',
    sessions: 'Sessions',

    displayName: 'Name shown to others',
    bio: 'About you',
    bioHint: 'Up to 1,000 characters. It stands on your page, for everyone.',
    language: 'Language of your texts',
    languageHint: 'What you write is in this language unless you say otherwise.',
    save: 'Save',
    saved: 'Saved.',
    unchanged: 'Nothing has changed yet.',

    nameTitle: 'Name',
    username: 'User name',
    usernameHint:
      'Links with a name that you had before lead on to the new one, and nobody else can take it.',
    rename: 'Change the name',
    renamed: ({ username }: { username: string }) => `Your user name is now ${username}.`,

    passwordTitle: 'Password',
    password: 'Present password',
    newPassword: 'New password',
    newPasswordHint: '15 to 256 characters. A sentence of your own is easy to keep in mind.',
    showPassword: 'Show the password',
    othersEnd: 'All your other sessions end: whoever is logged in elsewhere has to log in again.',
    changePassword: 'Change the password',
    passwordChanged: 'The password is changed, and all other sessions have ended.',

    sessionsText: 'Where you are logged in. End what you do not know, and change your password then.',
    thisOne: 'This browser',
    otherOne: 'Another browser',
    started: 'Began',
    ends: 'Ends by itself',
    methods,
    end: 'End it',
    endOf: ({ time }: { time: string }) => `End the session begun ${time}`,
    ended: 'The session has ended.',
    olderSessions: 'Earlier ones',
  },

  person: {
    pages: ({ name }: { name: string }) => `Pages about ${name}`,
    posts: 'Posts',
    comments: 'Comments',
    commentsOf: ({ name }: { name: string }) => `Comments by ${name}`,
    record: 'Record',
    recordOf: ({ name }: { name: string }) => `Record of ${name}`,
    happenings,
    happened: ({ kind, who, username, changed }: PersonEvent & { kind: string }) =>
      lookUp(happenings({ who, username, changed }), kind) ?? `${who}: ${kind}`,
    fields: {
      display_name: 'the name shown',
      bio: 'what stands about them',
      language: 'their language',
    },
    nothingToTell: 'Nothing that you may read has been recorded.',
  },
};
