/** What everyone meets who reads. */
import type { Page } from '@playwright/test';
import { isTaken, send } from '../board';
import { fallBehind, press, type State, silence } from './state';

/** Something happens elsewhere while the page is open and its stream flows. */
async function elsewhere(page: Page, happens: () => Promise<unknown>) {
  const flowing = page.waitForResponse((response) => response.url().includes('/api/query/changes'));
  await page.reload();
  await page.waitForFunction(isTaken);
  await flowing;
  await happens();
  await page.locator('.told').waitFor();
}

export const READING: State[] = [
  { name: 'list-empty', where: () => '/', onEmptyBoard: true },
  { name: 'tags-empty', where: () => '/tags', onEmptyBoard: true },
  { name: 'list', where: () => '/' },
  { name: 'list-member', where: () => '/', as: 'member' },
  { name: 'list-none', where: () => '/t/nothing' },
  { name: 'list-of-tag', where: () => '/t/toaster' },
  {
    name: 'list-changed',
    where: () => '/',
    as: 'member',
    first: (page, { posts }) =>
      elsewhere(page, () =>
        send(page.request, 'edit-post', {
          post_id: posts.live,
          title: `A lamp, ${Date.now() % 1000} lumens`,
        }),
      ),
  },
  { name: 'tags', where: () => '/tags' },
  { name: 'profile', where: ({ names }) => `/u/${names.anna}` },
  { name: 'profile-record', where: ({ names }) => `/u/${names.irina}/record`, as: 'member' },
  { name: 'profile-empty', where: ({ names }) => `/u/${names.noriko}` },
  { name: 'post-en', where: ({ posts }) => `/p/${posts.en}` },
  { name: 'post-ja', where: ({ posts }) => `/p/${posts.ja}` },
  { name: 'post-ru', where: ({ posts }) => `/p/${posts.ru}` },
  { name: 'post-own', where: ({ posts }) => `/p/${posts.en}`, as: 'member' },
  {
    name: 'post-time',
    where: ({ posts }) => `/p/${posts.en}`,
    first: (page) => page.locator('.byline time').focus(),
  },
  {
    name: 'post-edited-elsewhere',
    where: ({ posts }) => `/p/${posts.live}`,
    as: 'member',
    first: (page, { posts }) =>
      elsewhere(page, () =>
        send(page.request, 'edit-post', { post_id: posts.live, body: `It hums ${Date.now()} times.` }),
      ),
  },
  { name: 'post-deleted-own', where: ({ posts }) => `/p/${posts.gone}`, as: 'member' },
  { name: 'post-gone', where: ({ posts }) => `/p/${posts.gone}` },
  { name: 'post-erased-own', where: ({ posts }) => `/p/${posts.erased}`, as: 'member' },
  { name: 'post-erased', where: ({ posts }) => `/p/${posts.erased}` },
  { name: 'versions', where: ({ posts }) => `/p/${posts.en}/versions`, as: 'member' },
  {
    name: 'versions-open',
    where: ({ posts }) => `/p/${posts.en}/versions`,
    as: 'member',
    first: (page) => press(page, '.version-group summary'),
  },
  { name: 'versions-erased', where: ({ posts }) => `/p/${posts.partly}/versions` },
  { name: 'version-earlier', where: ({ posts }) => `/p/${posts.en}/versions/1` },
  { name: 'version-erased', where: ({ posts }) => `/p/${posts.partly}/versions/1` },
  { name: 'diff-en', where: ({ posts }) => `/p/${posts.en}/versions/1..3` },
  { name: 'diff-stale', where: ({ posts }) => `/p/${posts.en}/versions/1..3`, first: fallBehind },
  { name: 'version-stale', where: ({ posts }) => `/p/${posts.en}/versions/1`, first: fallBehind },
  { name: 'tags-stale', where: () => '/tags', first: fallBehind },
  { name: 'diff-ja', where: ({ posts }) => `/p/${posts.ja}/versions/1..2` },
  { name: 'diff-ru', where: ({ posts }) => `/p/${posts.ru}/versions/1..2` },
  { name: 'diff-erased', where: ({ posts }) => `/p/${posts.partly}/versions/1..2` },
  { name: 'record', where: ({ posts }) => `/p/${posts.en}/record` },
  { name: 'record-erased', where: ({ posts }) => `/p/${posts.partly}/record` },
  {
    name: 'record-events',
    where: ({ posts }) => `/p/${posts.en}/record`,
    first: (page) => page.locator('.switch input').check(),
  },
  { name: 'nothing', where: () => '/nowhere' },
  {
    name: 'no-answer',
    where: () => '/login',
    first: async (page) => {
      await silence(page, '**/api/query/**');
      await press(page, '.board-name');
      await page.locator('[role=alert]').waitFor();
    },
  },
  { name: 'keys', where: () => '/', first: (page) => page.keyboard.press('?') },
];
