import { expect } from '@playwright/test';
import { PASSWORD, test } from './board';

test('someone registers, writes, edits, looks back, deletes, restores and leaves', async ({
  page,
  complaints,
}) => {
  // A guest asks who is looking and is told: nobody.
  complaints.expect('401');
  const heading = (name: string) => page.getByRole('heading', { level: 1, name });
  const more = page.locator('.actions summary');
  const record = page.getByRole('complementary', { name: 'Record' });

  await test.step('register', async () => {
    await page.goto('/');
    await page.locator('header').getByRole('link', { name: 'Register' }).click();
    await page.getByLabel('User name').fill('anna');
    await page.getByLabel('Name shown to others').fill('Anna');
    await page.getByLabel('E-mail address').fill('anna@example.org');
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Register' }).click();
    await expect(heading('Posts')).toBeVisible();
    await expect(page.getByRole('banner').locator('summary')).toHaveText('Anna');
  });

  await test.step('write with tags, seeing the preview', async () => {
    await page.locator('header').getByRole('link', { name: 'Write' }).click();
    await page.getByLabel('Title').fill('An iron that trips the fuse');
    await page
      .getByRole('textbox', { name: 'Text' })
      .fill('It trips **at once**.\n\nThe element measures 12 ohms.');
    await expect(page.getByRole('region', { name: 'Preview' }).locator('strong')).toHaveText('at once');
    await page
      .getByRole('combobox', { name: 'Tags' })
      .or(page.getByRole('textbox', { name: 'Tags' }))
      .fill('irons,');
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect(heading('An iron that trips the fuse')).toBeVisible();
    await expect(heading('An iron that trips the fuse')).toBeFocused();
    await expect(page.locator('.prose strong')).toHaveText('at once');
    await expect(page.getByText('Published.')).toBeVisible();
  });

  await test.step('see it in the list, among its tag and on its own page', async () => {
    await page.locator('header').getByRole('link', { name: 'Posts' }).click();
    await page.getByRole('link', { name: 'irons' }).click();
    await expect(heading('Posts tagged irons')).toBeVisible();
    await page.getByRole('link', { name: 'An iron that trips the fuse' }).click();
    await expect(record).toContainText('Anna published it');
  });

  await test.step('comment, answer, like, edit and delete', async () => {
    const said = (text: string) => page.getByRole('article').filter({ hasText: text }).last();
    await page.getByLabel('Your comment').fill('Mine trips, **too**.');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await expect(said('Mine trips, too.')).toBeFocused();
    await expect(page.getByLabel('Your comment')).toHaveValue('');
    await said('Mine trips').getByRole('button', { name: 'Reply' }).click();
    await expect(page.getByLabel('Your reply to Anna')).toBeFocused();
    await page.getByLabel('Your reply to Anna').fill('Which one is it?');
    await page.getByRole('button', { name: 'Send the reply' }).click();
    await expect(page.getByRole('article', { name: 'Anna in reply to Anna' })).toBeFocused();
    await said('Mine trips').getByRole('button', { name: 'Like' }).click();
    await expect(said('Mine trips').getByRole('button', { name: 'Like 1 like' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await said('Which one').getByText('More').click();
    await said('Which one').getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Your comment, changed').fill('Which model is it?');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(said('Which model is it?')).toContainText('edited just now, version 2');
    await said('Which model').getByText('More').click();
    await said('Which model').getByRole('button', { name: 'Delete…' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('Asked twice');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(said('Which model')).toContainText('Reason: Asked twice');
    await page.reload();
    await expect(said('Mine trips').getByRole('button', { name: 'Like 1 like' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  await test.step('edit it, with a reason', async () => {
    await more.click();
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await page
      .getByRole('textbox', { name: 'Text' })
      .fill('It trips **at once**.\n\nThe element measures 19 ohms.');
    await page.getByLabel('Reason for the change').fill('Measured again');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.locator('.post-body > .prose')).toContainText('The element measures 19 ohms.');
    await expect(page.getByText('About version 1; now version 2').first()).toBeVisible();
    await expect(record).toContainText('“Measured again”');
  });

  await test.step('read its history and what changed', async () => {
    await page
      .locator('.post-head')
      .getByRole('link', { name: /^edited .*, version 2$/ })
      .click();
    await expect(heading('Versions')).toBeVisible();
    await page.getByRole('link', { name: 'What changed' }).click();
    await expect(page.locator('.diff ins')).toContainText('19');
    await expect(page.locator('.diff del')).toContainText('12');
  });

  await test.step('put the first version back', async () => {
    await page.getByRole('link', { name: 'Versions' }).click();
    await page.getByRole('button', { name: 'Put back…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Put version 1 back?' });
    await dialog.getByLabel('Reason').fill('It was right');
    await dialog.getByRole('button', { name: 'Put back' }).click();
    await expect(page.getByText('Version 1 was put back.')).toBeVisible();
    await page.getByRole('link', { name: 'An iron that trips the fuse' }).click();
    await expect(page.getByText('The element measures 12 ohms.')).toBeVisible();
  });

  await test.step('delete and restore it', async () => {
    await more.click();
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect(page.locator('.post-head .private')).toBeVisible();
    await more.click();
    await page.getByRole('button', { name: 'Restore…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await expect(page.locator('.post-head .private')).toBeHidden();
    await expect(record).toContainText('Anna restored it');
  });

  await test.step('log out and browse as a guest', async () => {
    await page.getByRole('banner').locator('summary').click();
    await page.getByRole('button', { name: 'Log out' }).click();
    await expect(page.locator('header').getByRole('link', { name: 'Log in' })).toBeVisible();
    await page.getByRole('link', { name: 'An iron that trips the fuse' }).click();
    await expect(heading('An iron that trips the fuse')).toBeVisible();
    await expect(page.getByText('Deleted by its author')).toBeVisible();
    await expect(page.getByText('Which model is it?')).toBeHidden();
    await more.click();
    await expect(page.getByRole('link', { name: 'Edit', exact: true })).toBeHidden();
    await page.getByRole('link', { name: 'Log in to comment' }).click();
    await page.getByLabel('User name').fill('anna');
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Your comment')).toBeVisible();
  });
});
