import { expect } from '@playwright/test';
import { isTaken, PASSWORD, send, test } from './board';

test('a language is chosen in the middle of writing, and kept', async ({ page, complaints }) => {
  const username = `reader-${crypto.randomUUID().slice(0, 8)}`;
  await send(page.request, 'register', { username, email: `${username}@example.org`, password: PASSWORD });
  await page.goto('/write');
  await page.getByLabel('Title').fill('Чайник');
  await page.locator('footer').getByRole('combobox', { name: 'Language' }).selectOption('ja');

  await expect(page.getByRole('heading', { level: 1, name: '新しい投稿' })).toBeVisible();
  await expect(page.getByLabel('題名')).toHaveValue('Чайник');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page).toHaveTitle('新しい投稿 · Hindsight');

  await test.step('the server’s pages come in it, too', async () => {
    expect(await (await page.request.get('/')).text()).toContain('<html lang="ja">');
    await page.goto('/');
    await page.waitForFunction(isTaken);
    await expect(page.getByRole('heading', { level: 1, name: '投稿' })).toBeVisible();
  });
  expect(complaints.unexpected).toEqual([]);
});

test('a browser that never chose gets the first of its languages that is there', async ({ playwright }, {
  project,
}) => {
  const { baseURL } = project.use;
  for (const [preferred, language] of [
    ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
    ['fr-CH, ja;q=0.7, en;q=0.5', 'ja'],
    ['fr', 'en'],
  ] as const) {
    const request = await playwright.request.newContext({
      baseURL,
      extraHTTPHeaders: { 'Accept-Language': preferred },
    });
    const answer = await request.get('/');
    expect(await answer.text()).toContain(`<html lang="${language}">`);
    expect(answer.headers().vary).toContain('Accept-Language');
    await request.dispose();
  }
});

test('only the catalogue in use is loaded, and the fonts that its words need', async ({ browser }) => {
  const loaded: Record<string, string[]> = {};
  for (const locale of ['en-GB', 'ja-JP', 'ru-RU']) {
    const page = await browser.newPage({ locale });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/login');
    await page.waitForFunction(isTaken);
    loaded[locale] = asked.flatMap(
      (path) => path.match(/(?<=\/assets\/)(en|ja|ru)(?=-)|cyrillic/)?.[0] ?? [],
    );
    await page.close();
  }

  expect(loaded).toEqual({ 'en-GB': ['en'], 'ja-JP': ['ja'], 'ru-RU': ['cyrillic', 'ru'] });
});
