/** What one meets who looks back. */
import type { Page } from '@playwright/test';
import type { SampleBoard } from '../sample_board';
import { press, type State } from './state';

const toaster = ({ posts }: SampleBoard) => `/p/${posts.en}`;
const since = ({ moments }: SampleBoard) => `as_of=${moments.first}`;
const BEFORE_ALL = 'as_of=2020-02-02T02:02:02Z';

/** Opens the chooser, and waits for its rule. */
async function choose(page: Page) {
  await press(page, '.time > summary');
  await page.locator('.time-menu .time-rule, .time-menu .page-note').waitFor();
}

const barIsThere = (page: Page) => page.locator('.time-bar .step[href], .time-bar .is-none').nth(1).waitFor();

export const LOOKING_BACK: State[] = [
  { name: 'past-list', where: ({ moments }) => `/?as_of=${moments.gone}`, first: barIsThere },
  { name: 'past-list-member', where: (board) => `/?${since(board)}`, as: 'member', first: barIsThere },
  { name: 'past-list-of-tag', where: (board) => `/t/toaster?${since(board)}`, first: barIsThere },
  { name: 'past-list-before-all', where: () => `/?${BEFORE_ALL}`, first: barIsThere },
  { name: 'past-tags', where: (board) => `/tags?${since(board)}`, first: barIsThere },
  { name: 'past-tags-before-all', where: () => `/tags?${BEFORE_ALL}`, first: barIsThere },
  { name: 'past-post', where: (board) => `${toaster(board)}?${since(board)}`, first: barIsThere },
  {
    name: 'past-post-thread',
    where: (board) => `${toaster(board)}?as_of=${board.moments.thread}`,
    as: 'member',
    first: barIsThere,
  },
  {
    name: 'past-post-gone',
    where: ({ posts, moments }) => `/p/${posts.gone}?as_of=${moments.gone}`,
    first: barIsThere,
  },
  { name: 'past-post-not-yet', where: (board) => `${toaster(board)}?as_of=${board.moments.gone}` },
  {
    name: 'past-profile',
    where: (board) => `/u/${board.names.irina}?${since(board)}`,
    first: barIsThere,
  },
  {
    name: 'past-profile-comments',
    where: (board) => `/u/${board.names.irina}/comments?as_of=${board.moments.thread}`,
    first: barIsThere,
  },
  { name: 'past-ahead', where: () => '/?as_of=2999-01-01T00:00:00Z' },
  { name: 'past-no-time', where: () => '/?as_of=yesterday' },
  { name: 'time-list', where: () => '/', first: choose },
  { name: 'time-empty', where: () => '/', onEmptyBoard: true, first: choose },
  { name: 'time-post', where: toaster, first: choose },
  { name: 'time-past', where: (board) => `${toaster(board)}?${since(board)}`, first: choose },
];
