import { expect, type Page } from '@playwright/test';
import { isTaken, PASSWORD, send, test } from './board';

const TITLE = 'A kettle that whistles too early';

let address = '';

test.beforeAll(async ({ playwright }, { project }) => {
  const request = await playwright.request.newContext({ baseURL: project.use.baseURL });
  const username = `traveller-${crypto.randomUUID().slice(0, 8)}`;
  await send(request, 'register', { username, email: `${username}@example.org`, password: PASSWORD });
  const { id } = await send(request, 'publish-post', { title: TITLE, body: 'It whistles at 80 degrees.' });
  await send(request, 'add-comment', { post_id: id, body: 'Mine sings.', answers_version: 1 });
  await send(request, 'edit-post', { post_id: id, body: 'It whistles at 95 degrees.' });
  await send(request, 'add-comment', { post_id: id, body: 'That is early enough.', answers_version: 2 });
  address = `/p/${id}/a-kettle-that-whistles-too-early`;
  await request.dispose();
});

const ground = (page: Page) => page.evaluate(() => document.documentElement.dataset.ground);
const bar = (page: Page) => page.getByRole('navigation', { name: 'Time' });

test('someone goes back in time, shares what they see, and comes back to now', async ({
  page,
  browser,
  baseURL,
  complaints,
}) => {
  // A guest asks who is looking and is told: nobody.
  complaints.expect('401');
  let shared = '';

  await test.step('before the last edit', async () => {
    await page.goto(address);
    await page.waitForFunction(isTaken);
    await page.locator('.time > summary').click();
    await page.getByRole('link', { name: 'Before the last edit' }).click();
    await expect(page.locator('.post-body .prose')).toHaveText('It whistles at 80 degrees.');
    await expect(page.getByText('Mine sings.')).toBeVisible();
    await expect(page.getByText('That is early enough.')).toBeHidden();
    await expect(bar(page)).toContainText('As it was on');
    expect(await ground(page)).toBe('past');
    shared = page.url();
  });

  await test.step('from change to change by keys', async () => {
    await expect(bar(page).getByRole('link', { name: 'Earlier change' })).toBeVisible();
    await page.keyboard.press('[');
    await expect(page.getByText('Mine sings.')).toBeHidden();
    await expect(bar(page).getByRole('link', { name: 'Later change' })).toBeVisible();
    await page.keyboard.press(']');
    await expect(page.getByText('Mine sings.')).toBeVisible();
  });

  await test.step('what changed since', async () => {
    await page.goto(shared);
    await bar(page).getByRole('link', { name: 'What changed since' }).click();
    await expect(page.locator('.diff ins')).toContainText('95');
    expect(await ground(page)).toBeUndefined();
  });

  await test.step('the same address in another browser, and back to now', async () => {
    const other = await (await browser.newContext({ baseURL })).newPage();
    await other.goto(shared);
    expect(await ground(other)).toBe('past');
    await expect(other.locator('.post-body .prose')).toHaveText('It whistles at 80 degrees.');
    await other.getByRole('link', { name: 'Back to now' }).click();
    await expect(other.locator('.post-body .prose')).toHaveText('It whistles at 95 degrees.');
    expect(await ground(other)).toBeUndefined();
    await other.context().close();
  });
});

test('the keyboard alone opens the ways back, and goes along the rule from change to change', async ({
  page,
}) => {
  await page.goto(address);
  await page.waitForFunction(isTaken);
  await page.keyboard.press('t');
  await expect(page.getByLabel('Day and time')).toBeFocused();
  const rule = page.getByRole('slider', { name: 'Changes' });
  await rule.focus();
  await expect(rule).toHaveAttribute('aria-valuetext', /: a comment added$/);
  await page.keyboard.press('ArrowLeft');
  await expect(rule).toHaveAttribute('aria-valuetext', /: a post edited$/);
  await page.keyboard.press('Home');
  await expect(rule).toHaveAttribute('aria-valuetext', /: a post published$/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('.post-body .prose')).toHaveText('It whistles at 80 degrees.');
  await page.keyboard.press('Escape');
  await expect(page.locator('.post-body .prose')).toHaveText('It whistles at 95 degrees.');
});

test('a page of the past comes with its answers, and is not to be found by search engines', async ({
  page,
  request,
}) => {
  const asked: string[] = [];
  page.on('request', (sent) => asked.push(sent.url()));
  const html = await (await request.get(`${address}?as_of=2999-01-01T00:00:00Z`)).text();
  expect(html).toContain('noindex');
  await page.goto(`${address}?as_of=1`);
  await expect(page.getByRole('heading', { level: 1, name: 'Nothing was here then' })).toBeVisible();

  const moment = new Date().toISOString();
  asked.splice(0);
  await page.goto(`${address}?as_of=${moment}`);
  await expect(page.locator('.post-body .prose')).toHaveText('It whistles at 95 degrees.');
  const answers = asked.filter((url) => /api\/query\/posts\/[^/]+(\/comments)?\?.*as_of/.test(url));
  expect(answers).toEqual([]);
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
});

for (const [moment, said] of [
  ['2999-01-01T00:00:00Z', 'This time has not come yet.'],
  ['yesterday', 'This is no time to look back to'],
] as const) {
  test(`a moment that is none is refused: ${moment}`, async ({ page }) => {
    const response = await page.goto(`/?as_of=${moment}`);
    expect(response?.status()).toBe(422);
    await expect(page.getByRole('heading', { level: 1, name: said })).toBeVisible();
    await page.getByRole('link', { name: 'Back to now' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Posts' })).toBeVisible();
  });
}
