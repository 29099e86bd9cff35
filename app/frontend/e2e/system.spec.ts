import { expect } from '@playwright/test';
import { violations } from './axe';
import { becomeAdministrator, isTaken, PASSWORD, send, test } from './board';
import { unsaved, well } from './sample_system';

test('an administrator sees how the board is, and has a view built anew', async ({ page, complaints }) => {
  await becomeAdministrator(page.request);
  await send(page.request, 'publish-post', { title: 'A kettle', body: 'It whistles.', tags: ['kettles'] });
  await page.goto('/');
  await page.waitForFunction(isTaken);
  await page.getByRole('banner').locator('summary').click();
  await page.getByRole('link', { name: 'System' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'All is well' })).toBeFocused();
  const board = page.getByRole('table', { name: /^Board Up to date$/ });
  await expect(board.getByRole('row', { name: /^posts / })).toContainText('Answers');
  await expect(page.getByRole('table', { name: /^Search Up to date$/ })).toBeVisible();
  await expect(page.getByText('Nothing is parked.')).toBeVisible();
  await expect(page.getByRole('img', { name: /^Posts by day\. At most \d+/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'kettles' })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), colorScheme).toEqual([]);
  }

  await page.getByRole('button', { name: 'Rebuild the view activity' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rebuild', exact: true }).click();
  await expect(page.getByText('The view activity is being built anew.')).toBeVisible();
  // Its tables are switched once they have caught up; those before are kept.
  await expect(board.getByRole('row', { name: /^activity .* Kept from before/ })).toBeVisible({
    timeout: 20_000,
  });
  await expect(page.getByRole('heading', { level: 1, name: 'All is well' })).toBeVisible();
  expect(complaints.unexpected).toEqual([]);
});

test('what comes by itself moves neither what one reads nor the focus', async ({ page }) => {
  await becomeAdministrator(page.request);
  let system = well();
  await page.route(/\/api\/query\/system$/, (route) =>
    route.fulfill({ json: { data: system, position: 1, stale: false } }),
  );
  await page.goto('/system');
  const link = page.getByRole('link', { name: '90 days' });
  await link.focus();
  await link.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const before = await link.boundingBox();
  system = unsaved();

  await expect(page.getByRole('heading', { level: 1, name: 'One thing needs you' })).toBeAttached({
    timeout: 15_000,
  });
  await expect(link).toBeFocused();
  const after = await link.boundingBox();
  expect(after?.y).toBeCloseTo(before?.y ?? 0, 0);
});

test('a member is refused the page', async ({ page }) => {
  const username = `reader-${crypto.randomUUID().slice(0, 8)}`;
  await send(page.request, 'register', { username, email: `${username}@example.org`, password: PASSWORD });
  await page.goto('/system');

  await expect(page.getByRole('heading', { name: 'Only administrators may see this.' })).toBeVisible();
});
