/** Every page and state worth a look: where it is, and what is done there first. */
import type { Page } from '@playwright/test';
import type { SampleBoard } from './sample_board';

export interface State {
  name: string;
  where: (board: SampleBoard) => string;
  as?: 'guest' | 'member';
  /** Only before anything is posted. */
  onEmptyBoard?: boolean;
  first?: (page: Page) => Promise<unknown>;
}

const button = (page: Page, place: string, nth = 0) => page.locator(`${place} button`).nth(nth).click();

export const STATES: State[] = [
  { name: 'list-empty', where: () => '/', onEmptyBoard: true },
  { name: 'tags-empty', where: () => '/tags', onEmptyBoard: true },
  { name: 'list', where: () => '/' },
  { name: 'list-member', where: () => '/', as: 'member' },
  { name: 'list-none', where: () => '/t/nothing' },
  { name: 'list-of-tag', where: () => '/t/toaster' },
  { name: 'menu', where: () => '/', as: 'member', first: (page) => page.locator('summary').click() },
  { name: 'tags', where: () => '/tags' },
  { name: 'profile', where: () => '/u/anna' },
  { name: 'profile-empty', where: () => '/u/nobody-here' },
  { name: 'post-en', where: ({ posts }) => `/p/${posts.en}` },
  { name: 'post-ja', where: ({ posts }) => `/p/${posts.ja}` },
  { name: 'post-ru', where: ({ posts }) => `/p/${posts.ru}` },
  { name: 'post-own', where: ({ posts }) => `/p/${posts.en}`, as: 'member' },
  {
    name: 'post-time',
    where: ({ posts }) => `/p/${posts.en}`,
    first: (page) => page.locator('.byline time').focus(),
  },
  { name: 'post-deleted-own', where: ({ posts }) => `/p/${posts.gone}`, as: 'member' },
  { name: 'post-gone', where: ({ posts }) => `/p/${posts.gone}` },
  {
    name: 'delete',
    where: ({ posts }) => `/p/${posts.en}`,
    as: 'member',
    first: (page) => button(page, '.actions'),
  },
  { name: 'versions', where: ({ posts }) => `/p/${posts.en}/versions`, as: 'member' },
  {
    name: 'versions-open',
    where: ({ posts }) => `/p/${posts.en}/versions`,
    as: 'member',
    first: (page) => page.locator('.version-group summary').first().click(),
  },
  { name: 'version-earlier', where: ({ posts }) => `/p/${posts.en}/versions/1` },
  { name: 'diff-en', where: ({ posts }) => `/p/${posts.en}/versions/1..3` },
  { name: 'diff-ja', where: ({ posts }) => `/p/${posts.ja}/versions/1..2` },
  { name: 'record', where: ({ posts }) => `/p/${posts.en}/record` },
  {
    name: 'record-events',
    where: ({ posts }) => `/p/${posts.en}/record`,
    first: (page) => page.locator('.switch input').check(),
  },
  { name: 'log-in', where: () => '/login' },
  { name: 'register', where: () => '/register' },
  { name: 'register-refused', where: () => '/register', first: (page) => button(page, '.form-actions') },
  { name: 'write', where: () => '/write', as: 'member' },
  { name: 'edit', where: ({ posts }) => `/p/${posts.en}/edit`, as: 'member' },
  {
    name: 'leave',
    where: ({ posts }) => `/p/${posts.en}/edit`,
    as: 'member',
    first: async (page) => {
      await page.locator('.title-input input').fill('Another title');
      await page.locator('.board-name').click();
    },
  },
  {
    name: 'no-answer',
    where: () => '/login',
    first: async (page) => {
      await page.route('**/api/query/**', (route) => route.abort());
      await page.locator('.board-name').click();
      await page.locator('[role=alert]').waitFor();
    },
  },
  { name: 'keys', where: () => '/', first: (page) => page.keyboard.press('?') },
  { name: 'nothing', where: () => '/nowhere' },
];
