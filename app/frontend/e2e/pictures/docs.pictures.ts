/** The pictures of the docs. */
import { test } from '@playwright/test';
import { isTaken } from '../board';
import { fillBoard, windowOf } from '../sample_board';

const DOCS = '../../docs/pictures';

test('a post, and beside it the record of how it came to be', async ({ browser, playwright }, {
  project,
}) => {
  const { posts, member } = await fillBoard(playwright.request, project.use.baseURL ?? '');
  const context = await windowOf(browser, { locale: 'en-GB', width: 1200, colorScheme: 'light', member });
  const page = await context.newPage();
  await page.setViewportSize({ width: 1200, height: 720 });
  await page.goto(`/p/${posts.en}`);
  await page.waitForFunction(isTaken);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${DOCS}/post.png` });
  await context.close();
});
