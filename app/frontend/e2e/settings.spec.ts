import { expect } from '@playwright/test';
import { isTaken, PASSWORD, send, test } from './board';

const NEW_PASSWORD = 'a lamp hums in the hall';

test('someone settles profile, name, password and sessions', async ({
  page,
  browser,
  baseURL,
  complaints,
}) => {
  const username = `settler-${crypto.randomUUID().slice(0, 8)}`;
  const renamed = `${username}-x`;
  await send(page.request, 'register', { username, email: `${username}@example.org`, password: PASSWORD });
  const elsewhere = await browser.newContext({ ...(baseURL && { baseURL }) });
  await send(elsewhere.request, 'log-in', { login: username, password: PASSWORD });
  const heading = (name: string) => page.getByRole('heading', { level: 1, name });

  await test.step('the profile', async () => {
    await page.goto('/');
    await page.waitForFunction(isTaken);
    await page.getByRole('banner').locator('summary').click();
    await page.getByRole('link', { name: 'Settings' }).click();
    await expect(heading('Profile')).toBeFocused();
    await page.getByLabel('Name shown to others').fill('Sett Ler');
    await page.getByLabel('About you').fill('Mends what others throw away.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await expect(page.getByRole('banner').locator('summary')).toHaveText('Sett Ler');
  });

  await test.step('the name, whose old links lead on', async () => {
    await page.getByRole('link', { name: 'Account' }).click();
    await page.getByLabel('User name').fill(renamed);
    await page.getByRole('button', { name: 'Change the name' }).click();
    await expect(page.getByText(`Your user name is now ${renamed}.`)).toBeVisible();
    await page.goto(`/u/${username}`);
    await expect(page).toHaveURL(`/u/${renamed}`);
    await expect(page.getByText('Mends what others throw away.')).toBeVisible();
    const picture = page.locator('img.avatar');
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await page
      .getByRole('navigation', { name: /Sett Ler/ })
      .getByRole('link', { name: 'Record' })
      .click();
    await expect(page.getByText(`Sett Ler took the user name ${renamed}`)).toBeVisible();
    await page.goto(`/u/${username}/record`);
    await expect(page).toHaveURL(`/u/${renamed}/record`);
  });

  await test.step('the sessions', async () => {
    await page.goto('/settings/sessions');
    await expect(page.getByText('This browser')).toBeVisible();
    await expect(page.getByText('Another browser')).toBeVisible();
    await page.getByRole('button', { name: /^End the session/ }).click();
    await expect(page.getByText('The session has ended.')).toBeVisible();
    await expect(page.getByText('Another browser')).toBeHidden();
    await expect(heading('Sessions')).toBeFocused();
    expect((await elsewhere.request.get('/api/query/me')).status()).toBe(401);
  });

  await test.step('the password, which ends all other sessions', async () => {
    await send(elsewhere.request, 'log-in', { login: renamed, password: PASSWORD });
    const other = await elsewhere.newPage();
    await other.goto('/');
    await expect(other.locator('header summary')).toHaveText('Sett Ler');
    await page.getByRole('link', { name: 'Account' }).click();
    await page.getByRole('textbox', { name: 'Present password' }).fill(PASSWORD);
    await page.getByRole('textbox', { name: 'New password' }).fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await expect(page.getByText(/all other sessions have ended/)).toBeVisible();
    // The other browser notices by itself: its stream ends with its session.
    await expect(other.locator('header').getByRole('link', { name: 'Log in' })).toBeVisible({
      timeout: 30_000,
    });
  });

  expect(complaints.unexpected).toEqual([]);
  await elsewhere.close();
});
