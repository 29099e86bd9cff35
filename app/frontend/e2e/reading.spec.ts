import { type APIRequestContext, type Browser, expect, type Page, type TestInfo } from '@playwright/test';
import { Complaints, isTaken, PASSWORD, send, test } from './board';

const TITLE = 'What to bring to the repair café';
const BODY = '## Before you come\n\nBring the thing, its charger and any *screws* you found.\n\n'.repeat(4);

let address = '';
/** When the post was new, and before what happened last. */
const moments = { first: '', last: '' };

test.beforeAll(async ({ playwright }, { project }: TestInfo) => {
  const { baseURL } = project.use;
  const request = await playwright.request.newContext({ baseURL });
  const username = `reader-${crypto.randomUUID().slice(0, 8)}`;
  await send(request, 'register', { username, email: `${username}@example.org`, password: PASSWORD });
  const { id } = await send(request, 'publish-post', { title: TITLE, body: BODY, tags: ['repair'] });
  await send(request, 'edit-post', { post_id: id, body: `${BODY}\n\nAnd a pen.`, reason: 'A pen helps' });
  await comment(request, id);
  address = `/p/${id}/what-to-bring-to-the-repair-café`;
  const { data } = await (await request.get(`/api/query/activity?post=${id}`)).json();
  moments.first = String(data.at(0).position);
  moments.last = String(data.at(-2).position);
  await request.dispose();
});

/** A thread that is about both versions, too deep to be indented, edited, liked and partly gone. */
async function comment(request: APIRequestContext, post_id: string) {
  const say = (body: string, more: object) => send(request, 'add-comment', { post_id, body, ...more });
  let { id: parent_id } = await say('Which *pen*?', { answers_version: 1 });
  await send(request, 'react', { target_id: parent_id, kind: 'like' });
  await send(request, 'react', { target_id: post_id, kind: 'like' });
  for (let depth = 1; depth <= 8; depth++) {
    ({ id: parent_id } = await say(`Pen ${depth}.`, { parent_id, answers_version: 2 }));
  }
  await send(request, 'edit-comment', { comment_id: parent_id, body: 'Any pen.' });
  const { id: comment_id } = await say('No pen.', { answers_version: 2 });
  await send(request, 'delete-comment', { comment_id, reason: 'It was no help' });
}

/** Every question the page asks, what it complains of, and how far its first layout moved. */
async function watch(page: Page) {
  const asked: string[] = [];
  const complaints = new Complaints(page);
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    // To be told of changes later is no question.
    if (pathname.startsWith('/api/') && pathname !== '/api/query/changes') asked.push(request.url());
  });
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        Object.assign(window, { shift: Reflect.get(window, 'shift') + Reflect.get(entry, 'value') });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return { asked, complaints, shift: () => page.evaluate(() => Reflect.get(window, 'shift')) };
}

for (const [name, where] of [
  ['the list', () => '/'],
  ['a tag', () => '/t/repair'],
  ['a post', () => address],
  ['a post as it was', () => `${address}?as_of=${moments.first}`],
  ['a thread as it was', () => `${address}?as_of=${moments.last}&sort=new`],
  ['a list as it was', () => `/?as_of=${moments.last}`],
  ['a tag as it was', () => `/t/repair?as_of=${moments.first}`],
  ['an empty board', () => '/?as_of=0'],
  ['a search', () => `/search?${new URLSearchParams({ q: 'screws pen', tag: 'repair' })}`],
] as const) {
  test(`the first render of ${name} asks nothing and shifts nothing`, async ({ browser }) => {
    // A minute may begin meanwhile, which words the times anew: then it is looked at again, as cold as before.
    await expect(async () => {
      const page = await browser.newPage();
      const { asked, complaints, shift } = await watch(page);
      await page.goto(where());
      await page.waitForFunction(isTaken);
      await page.waitForTimeout(700);
      const shifted = await shift();
      await page.close();

      expect(asked).toEqual([]);
      expect(shifted).toBe(0);
      expect(complaints.unexpected).toEqual([]);
    }).toPass({ timeout: 30_000 });
  });

  for (const locale of ['en-GB', 'ja-JP', 'ru-RU']) {
    test(`the server and the client draw ${name} alike to ${locale}`, async ({ browser }) => {
      const { served, drawn } = await windowsTo(browser, locale);
      // Between the two a minute may begin, which words the times anew.
      await expect(async () => {
        await Promise.all([served.goto(where()), drawn.goto(where())]);
        await drawn.waitForFunction(isTaken);

        expect(await drawn.getAttribute('html', 'lang')).toBe(locale.slice(0, 2));
        expect(await said(drawn)).toEqual(await said(served));
        expect(await boxes(drawn)).toEqual(await boxes(served));
      }).toPass();
    });
  }
}

const windows = new Map<string, { served: Page; drawn: Page }>();

/** What the server wrote is seen where no script runs. Opened once: a new window takes longer than a look. */
async function windowsTo(browser: Browser, locale: string) {
  const known = windows.get(locale);
  if (known) return known;
  const served = await browser.newPage({ locale, javaScriptEnabled: false });
  const drawn = await browser.newPage({ locale });
  windows.set(locale, { served, drawn });
  return { served, drawn };
}

/** Every word of the page, and what it is called to the ear. */
const said = (page: Page) =>
  page.evaluate(() => [
    document.title,
    document.documentElement.lang,
    document.querySelector('#root')?.textContent?.replaceAll(/\s+/g, ' '),
    ...[...document.querySelectorAll('[aria-label]')].map((named) => named.getAttribute('aria-label')),
  ]);

/** Where everything that is read stands, in whole pixels. */
const boxes = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '#root :is(h1, h2, h3, p, li, a, time, button, summary, svg, .meta, .prose, textarea)',
      ),
    ].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [element.localName, x, y, width, height].map((value) =>
        typeof value === 'number' ? Math.round(value) : value,
      );
    }),
  );

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('list and post are read', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: TITLE }).first().click();

    await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
    await expect(page.getByText('And a pen.')).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'Record' })).toContainText('“A pen helps”');
    await expect(page.getByRole('region', { name: /comments$/i })).toContainText('Any pen.');
    await expect(page.getByText('Reason: It was no help')).toBeVisible();
    await page.goto(`${address.split('/').slice(0, 3).join('/')}?sort=new`);
    await expect(page.getByRole('link', { name: 'Newest' })).toHaveAttribute('aria-current', 'page');
  });

  test('the past is read, from change to change and back to now', async ({ page }) => {
    await page.goto(`${address}?as_of=${moments.first}`);
    await expect(page.getByText('As it was on')).toBeVisible();
    await expect(page.getByText('And a pen.')).toBeHidden();
    await page.getByRole('link', { name: 'Later change' }).click();
    await expect(page.getByText('And a pen.')).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'Record' })).toContainText('“A pen helps”');
    await page.getByRole('link', { name: 'repair' }).click();
    await expect(page.getByText('As it was on')).toBeVisible();
    await page.getByRole('link', { name: 'Back to now' }).click();
    await expect(page.getByText('As it was on')).toBeHidden();
  });
});
