/** What is met below a post: who reads it, who answers, and what gets in the way. */
import type { Page } from '@playwright/test';
import { isTaken, send } from '../board';
import type { SampleBoard } from '../sample_board';
import { press, refuse, type State, silence } from './state';

const toaster = ({ posts }: SampleBoard) => `/p/${posts.en}`;
const lamp = ({ posts }: SampleBoard) => `/p/${posts.live}`;
const own = ({ thread }: SampleBoard) => `#c-${thread.own}`;

const COMPOSER = '.thread > .composer';

/** Opens what stands under More below one's own comment. */
async function pick(page: Page, board: SampleBoard, nth: number) {
  await press(page, `${own(board)} summary`);
  await press(page, `${own(board)} .menu button`, nth);
}

async function write(page: Page) {
  await page.locator(`${COMPOSER} textarea`).fill('It was the cord.');
  await press(page, `${COMPOSER} [type=submit]`);
}

export const DISCUSSING: State[] = [
  { name: 'thread-empty', where: lamp, as: 'member' },
  { name: 'thread-empty-guest', where: lamp },
  { name: 'thread-pointed', where: (board) => `${toaster(board)}#c-${board.thread.answer}` },
  {
    name: 'thread-missing',
    where: (board) => `${toaster(board)}#c-00000000-0000-4000-8000-000000000000`,
  },
  { name: 'comment-record', where: ({ thread }) => `/c/${thread.own}/record` },
  {
    name: 'comment-record-gone',
    where: ({ thread }) => `/c/${thread.gone}/record`,
    first: (page) => page.locator('.switch input').check(),
  },
  { name: 'thread-top', where: (board) => `${toaster(board)}?sort=top` },
  {
    name: 'thread-reply',
    where: toaster,
    as: 'member',
    first: (page, { thread }) => press(page, `#c-${thread.answer} [data-act=reply]`),
  },
  {
    name: 'thread-menu',
    where: toaster,
    as: 'member',
    first: (page, board) => press(page, `${own(board)} summary`),
  },
  {
    name: 'thread-edit',
    where: toaster,
    as: 'member',
    first: async (page, board) => {
      await pick(page, board, 0);
      await page.locator(`${own(board)} textarea`).waitFor();
    },
  },
  {
    name: 'thread-conflict',
    where: toaster,
    as: 'member',
    first: async (page, board) => {
      await pick(page, board, 0);
      await page.locator(`${own(board)} textarea`).fill('At both ends.');
      await send(page.request, 'edit-comment', {
        comment_id: board.thread.own,
        body: `In the middle, too: ${Date.now() % 1000} times.`,
      });
      await press(page, `${own(board)} [type=submit]`);
      await page.locator('.theirs').waitFor();
    },
  },
  { name: 'thread-delete', where: toaster, as: 'member', first: (page, board) => pick(page, board, 1) },
  {
    name: 'thread-refused',
    where: lamp,
    as: 'member',
    first: async (page) => {
      await press(page, `${COMPOSER} [type=submit]`);
      await page.locator('[aria-invalid]').waitFor();
    },
  },
  {
    name: 'thread-unknown',
    where: lamp,
    as: 'member',
    first: async (page) => {
      await silence(page, '**/api/command/**');
      await write(page);
      await page.locator('.is-waiting').waitFor();
    },
  },
  {
    name: 'thread-too-often',
    where: lamp,
    as: 'member',
    first: async (page) => {
      await refuse(page, '**/api/command/add-comment', 429, 'limit.reached', 30);
      await write(page);
      await page.locator('.is-waiting').waitFor();
    },
  },
  {
    name: 'thread-logged-out',
    where: lamp,
    as: 'member',
    first: async (page) => {
      await refuse(page, '**/api/command/add-comment', 401, 'session.expired');
      await write(page);
      await page.locator('[role=dialog]').waitFor();
    },
  },
  {
    name: 'thread-kept',
    where: lamp,
    as: 'member',
    first: async (page) => {
      await page.locator(`${COMPOSER} textarea`).fill('Half a thought');
      await page.reload();
      await page.waitForFunction(isTaken);
    },
  },
  {
    name: 'thread-failed',
    where: () => '/',
    first: async (page, { posts }) => {
      await silence(page, '**/api/query/posts/*/comments*');
      await press(page, `.row-title a[href*="${posts.en}"]`);
      await page.locator('.thread-empty').waitFor();
      // Where the pointer is left, another page has other things to tell.
      await page.mouse.move(0, 0);
    },
  },
  { name: 'profile-comments', where: ({ names }) => `/u/${names.irina}/comments` },
  { name: 'list-top', where: () => '/?sort=top' },
];
