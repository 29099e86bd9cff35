/** Which page answers to which address. */
import { posts, taggedPosts, tags } from './list_routes';
import { drafts, edit, logIn, register, write } from './member_routes';
import { profile, profileComments, profileRecord } from './people_routes';
import { commentRecord, post, postById, record, version, versions } from './post_routes';
import { root } from './root_route';
import { search } from './search_routes';
import { settings, settingsAccount, settingsProfile, settingsSessions } from './settings_routes';
import { system } from './system_routes';

export const routes = root.addChildren([
  ...[posts, taggedPosts, tags],
  ...[search],
  ...[profile, profileComments, profileRecord],
  ...[post, postById, versions, version, record, commentRecord],
  ...[write, drafts, edit, logIn, register],
  ...[settings, settingsProfile, settingsAccount, settingsSessions],
  ...[system],
]);
