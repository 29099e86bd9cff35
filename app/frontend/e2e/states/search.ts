/** What someone meets who looks for something. */
import { press, refuse, type State, silence } from './state';

export const SEARCHING: State[] = [
  { name: 'search', where: () => '/search' },
  { name: 'search-hits', where: () => `/search?${new URLSearchParams({ q: 'toast' })}` },
  { name: 'search-hits-ja', where: () => `/search?${new URLSearchParams({ q: 'ｹﾄﾙ' })}` },
  { name: 'search-hits-ru', where: () => `/search?${new URLSearchParams({ q: 'петля машинки' })}` },
  {
    name: 'search-narrowed',
    where: ({ names }) =>
      `/search?${new URLSearchParams({ q: 'ремонт', kind: 'posts', tag: 'ремонт', author: names.anna })}`,
  },
  {
    name: 'search-on-a-hit',
    where: () => `/search?${new URLSearchParams({ q: 'toaster' })}`,
    first: async (page) => {
      await page.locator('main [data-start]').focus();
      await page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'search-narrowing',
    where: ({ names }) => `/search?${new URLSearchParams({ q: 'ремонт', author: names.anna })}`,
    first: (page) => press(page, '.narrow > summary'),
  },
  { name: 'search-none', where: () => '/search?q=xylophone' },
  { name: 'search-nobody', where: () => '/search?q=toaster&author=nobody-at-all' },
  { name: 'search-no-words', where: () => '/search?q=%21%3F' },
  {
    name: 'search-no-answer',
    where: () => '/search',
    first: async (page) => {
      await silence(page, '**/api/query/search*');
      await page.locator('main [data-start]').fill('toaster');
      await page.locator('main [role=alert]').waitFor();
    },
  },
  {
    name: 'search-too-often',
    where: () => '/search',
    first: async (page) => {
      await refuse(page, '**/api/query/search*', 429, 'limit.reached', 30);
      await page.locator('main [data-start]').fill('toaster');
      await page.locator('main [role=alert]').waitFor();
    },
  },
];
