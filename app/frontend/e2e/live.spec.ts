import { type Browser, expect, type Page } from '@playwright/test';
import { isTaken, PASSWORD, send, test } from './board';

const LONG = 'Unplug it, open it, and look before you touch anything.\n\n'.repeat(40);

/** Opens a page whose stream flows, and measures what moves from then on. */
async function openLive(page: Page, where: string) {
  const flowing = page.waitForResponse((response) => response.url().includes('/api/query/changes'));
  await page.goto(where);
  await page.waitForFunction(isTaken);
  await flowing;
  await page.evaluate(() => {
    Object.assign(window, { moved: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        Object.assign(window, { moved: Reflect.get(window, 'moved') + Reflect.get(entry, 'value') });
      }
    }).observe({ type: 'layout-shift' });
  });
  return () => page.evaluate(() => Reflect.get(window, 'moved'));
}

/** Someone with a board of their own to write on: another browser. */
async function writer(browser: Browser, baseURL: string | undefined) {
  const context = await browser.newContext({ ...(baseURL && { baseURL }) });
  const username = `writer-${crypto.randomUUID().slice(0, 8)}`;
  await send(context.request, 'register', { username, email: `${username}@example.org`, password: PASSWORD });
  return { context, request: context.request };
}

test('what another browser publishes waits above the list, and nothing moves', async ({
  page,
  browser,
  baseURL,
  complaints,
}) => {
  const { context, request } = await writer(browser, baseURL);
  const { id } = await send(request, 'publish-post', { title: 'A drill', body: LONG, tags: ['drills'] });
  const moved = await openLive(page, '/');
  const before = await page.locator('.row-title').allTextContents();
  await send(request, 'publish-post', { title: 'A lamp that hums', body: LONG });
  const show = page.getByRole('button', { name: 'Show 1 new post' });
  await expect(show).toBeVisible();
  await send(request, 'edit-post', { post_id: id, title: 'A drill, in full', body: LONG });
  await send(request, 'publish-post', { title: 'A second lamp', body: LONG });
  await expect(page.getByRole('button', { name: 'Show 2 new posts' })).toBeVisible();

  expect(await page.locator('.row-title').allTextContents()).toEqual(before);
  expect(await moved()).toBe(0);
  await page.keyboard.press('n');
  await expect(page.getByRole('link', { name: 'A second lamp' }).first()).toBeFocused();
  await expect(page.getByRole('link', { name: 'A drill, in full' }).first()).toBeVisible();
  expect(complaints.unexpected).toEqual([]);
  await context.close();
});

test('an edit elsewhere is told beside the text, and nothing moves', async ({
  page,
  browser,
  baseURL,
  complaints,
}) => {
  const { context, request } = await writer(browser, baseURL);
  const { id } = await send(request, 'publish-post', { title: 'A saw', body: `It is sharp.\n\n${LONG}` });
  const moved = await openLive(page, `/p/${id}`);
  await page.mouse.wheel(0, 600);
  await page.waitForTimeout(300);
  await send(request, 'edit-post', { post_id: id, body: `It is blunt.\n\n${LONG}`, reason: 'Tried it' });
  await expect(page.getByText('Edited just now:')).toBeInViewport();
  if ((page.viewportSize()?.width ?? 0) > 1200) {
    await expect(page.getByRole('complementary', { name: 'Record' })).toContainText('“Tried it”');
  }

  expect(await moved()).toBe(0);
  await expect(page.getByText('It is sharp.')).toBeAttached();
  await page.getByRole('button', { name: 'Show it here' }).click();
  await expect(page.getByText('It is blunt.')).toBeAttached();
  // The page asks for a post that is gone, and is told so.
  complaints.expect('410');
  await send(request, 'delete-post', { post_id: id });
  await expect(page.getByText('Deleted by its author, just now')).toBeInViewport();
  await context.close();
});

test('two tabs share one stream, and the second takes over when the first closes', async ({
  context,
  browser,
  baseURL,
}) => {
  const { context: other, request } = await writer(browser, baseURL);
  const streams: string[] = [];
  context.on('request', (asked) => {
    if (asked.url().includes('/api/query/changes')) streams.push(asked.url());
  });
  const first = await context.newPage();
  await openLive(first, '/');
  const second = await context.newPage();
  await second.goto('/');
  await second.waitForFunction(isTaken);
  await second.waitForTimeout(1500);
  expect(streams).toHaveLength(1);
  await send(request, 'publish-post', { title: 'Told to both', body: LONG });
  await expect(second.getByRole('button', { name: 'Show 1 new post' })).toBeVisible();
  await first.close();
  await expect.poll(() => streams.length).toBe(2);
  await send(request, 'publish-post', { title: 'Told to the heir', body: LONG });

  await expect(second.getByRole('button', { name: 'Show 2 new posts' })).toBeVisible();
  await other.close();
});
