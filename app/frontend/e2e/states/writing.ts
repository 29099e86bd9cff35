/** What members meet who write, ask twice, settle things, or are refused. */
import type { Page, Route } from '@playwright/test';
import { PASSWORD, send } from '../board';
import { press, refuse, type State, silence } from './state';

const SEND = '.form-actions button[type=submit]';

const editing = async (page: Page) => {
  await page.locator('.title-input input').fill('Another title');
};

/** Asks before it does the one thing that More offers by a button. */
const askOfPost = async (page: Page) => {
  await press(page, '.actions summary');
  await press(page, '.actions .menu button');
};

/** Asks before it does what a button of a version's row offers. */
const askOfVersion = async (page: Page, nth: number) => {
  await press(page, '.version-group summary');
  await press(page, '.version-group .row:last-child .version-actions button', nth);
};

/** The first of what waits could not be published. */
const answerFailed = async (route: Route) => {
  const answer = await route.fetch();
  const body = await answer.json();
  Object.assign(body.data[0], { state: 'failed', why: 'account.suspended' });
  await route.fulfill({ response: answer, json: body });
};

export const WRITING: State[] = [
  { name: 'log-in', where: () => '/login' },
  {
    name: 'log-in-refused',
    where: () => '/login',
    first: async (page) => {
      await page.locator('[autocomplete=username]').fill('nobody');
      await page.locator('[autocomplete=current-password]').fill('not the right password');
      await press(page, SEND);
      await page.locator('.is-refused').waitFor();
    },
  },
  {
    name: 'log-in-too-often',
    where: () => '/login',
    first: async (page) => {
      await refuse(page, '**/api/command/log-in', 429, 'limit.reached', 30);
      await press(page, SEND);
      await page.locator('.is-waiting').waitFor();
    },
  },
  { name: 'register', where: () => '/register' },
  { name: 'register-refused', where: () => '/register', first: (page) => press(page, SEND) },
  { name: 'menu', where: () => '/', as: 'member', first: (page) => press(page, 'summary') },
  {
    name: 'menu-log-out-refused',
    where: () => '/',
    as: 'member',
    first: async (page) => {
      await refuse(page, '**/api/command/log-out', 429, 'limit.reached', 30);
      await press(page, 'summary');
      await press(page, '.me-menu button');
      await page.locator('.me-menu .is-waiting').waitFor();
    },
  },
  { name: 'write', where: () => '/write', as: 'member' },
  {
    name: 'write-later',
    where: () => '/write',
    as: 'member',
    first: async (page) => {
      await page.locator('.later-input input').fill('2020-05-05T14:00');
      await page.locator('.title-input input').fill('A lamp');
      await page.locator('.body-input textarea').fill('It hums.');
      await press(page, SEND);
      await page.locator('.later-input[data-error], .later-input [data-error]').first().waitFor();
    },
  },
  { name: 'drafts', where: () => '/drafts', as: 'member' },
  {
    name: 'drafts-failed',
    where: () => '/drafts',
    as: 'member',
    first: async (page) => {
      await page.route('**/api/query/me/scheduled?*', answerFailed);
      await page.route('**/api/query/me/scheduled', answerFailed);
      await page.reload();
      await page.locator('.why-not').waitFor();
    },
  },
  {
    name: 'drafts-cancel',
    where: () => '/drafts',
    as: 'member',
    first: (page) => press(page, '.scheduled-actions button', 1),
  },
  { name: 'edit', where: ({ posts }) => `/p/${posts.en}/edit`, as: 'member' },
  {
    name: 'edit-preview',
    where: ({ posts }) => `/p/${posts.ru}/edit`,
    as: 'member',
    first: async (page) => {
      const preview = page.locator('.view-switch label').nth(1);
      if (await preview.isVisible()) await preview.click();
      await page.locator('.preview .prose').waitFor();
    },
  },
  {
    name: 'edit-conflict',
    where: ({ posts }) => `/p/${posts.live}/edit`,
    as: 'member',
    first: async (page, { posts }) => {
      await editing(page);
      await send(page.request, 'edit-post', { post_id: posts.live, body: `It hums ${Date.now()} times.` });
      await press(page, SEND);
      await page.locator('.notice').waitFor();
    },
  },
  {
    name: 'edit-unknown',
    where: ({ posts }) => `/p/${posts.live}/edit`,
    as: 'member',
    first: async (page) => {
      await editing(page);
      await silence(page, '**/api/command/**');
      await press(page, SEND);
      await page.locator('.is-waiting').waitFor();
    },
  },
  {
    name: 'edit-logged-out',
    where: ({ posts }) => `/p/${posts.live}/edit`,
    as: 'member',
    first: async (page) => {
      await editing(page);
      await refuse(page, '**/api/command/**', 401, 'session.expired');
      await press(page, SEND);
      await page.locator('[role=dialog]').waitFor();
    },
  },
  {
    name: 'leave',
    where: ({ posts }) => `/p/${posts.en}/edit`,
    as: 'member',
    first: async (page) => {
      await editing(page);
      await press(page, '.board-name');
    },
  },
  {
    name: 'delete',
    where: ({ posts }) => `/p/${posts.en}`,
    as: 'member',
    first: askOfPost,
  },
  {
    name: 'restore',
    where: ({ posts }) => `/p/${posts.gone}`,
    as: 'member',
    first: askOfPost,
  },
  {
    name: 'put-back',
    where: ({ posts }) => `/p/${posts.en}/versions`,
    as: 'member',
    first: (page) => askOfVersion(page, 0),
  },
  {
    name: 'erase',
    where: ({ posts }) => `/p/${posts.en}/versions`,
    as: 'member',
    first: (page) => askOfVersion(page, 1),
  },
  { name: 'settings-profile', where: () => '/settings/profile', as: 'member' },
  { name: 'settings-account', where: () => '/settings/account', as: 'member' },
  {
    name: 'settings-refused',
    where: () => '/settings/account',
    as: 'member',
    first: async (page) => {
      await page.locator('[autocomplete=current-password]').fill('not the right password');
      await page.locator('[autocomplete=new-password]').fill(PASSWORD);
      await press(page, SEND, 1);
      await page.locator('[data-error]').first().waitFor();
    },
  },
  { name: 'settings-sessions', where: () => '/settings/sessions', as: 'member' },
];
