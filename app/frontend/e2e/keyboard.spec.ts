import { expect, type Page } from '@playwright/test';
import { isTaken, PASSWORD, test } from './board';

/** Every stop of the journey: something has the focus, and it is seen to. */
async function focusIsSeen(page: Page) {
  const seen = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return 'nothing has the focus';
    // A heading that a move leads to, or the text skipped to, needs no ring: the page itself shows it.
    if (focused.matches('h1, main')) return 'seen';
    const ringed = [focused, ...parents(focused, 3)].some((element) => {
      const { outlineStyle, outlineWidth, borderTopColor } = getComputedStyle(element);
      const accent = getComputedStyle(document.documentElement).getPropertyValue('--accent');
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || borderTopColor === accent;
    });
    const { top, bottom, width } = focused.getBoundingClientRect();
    if (!ringed && !focused.matches('input, textarea, select'))
      return `no ring: ${focused.outerHTML.slice(0, 120)}`;
    return width > 0 && bottom > 0 && top < innerHeight
      ? 'seen'
      : `out of sight: ${focused.outerHTML.slice(0, 120)}`;

    function parents(element: Element, depth: number): Element[] {
      const parent = element.parentElement;
      return parent && depth > 0 ? [parent, ...parents(parent, depth - 1)] : [];
    }
  });
  expect.soft(seen).toBe('seen');
}

/** Presses Tab until what is wanted has the focus, looking at every stop. */
async function tabTo(page: Page, name: RegExp, role: 'link' | 'button' | 'textbox' = 'link') {
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press('Tab');
    await focusIsSeen(page);
    const wanted = page.locator(':focus').and(page.getByRole(role, { name }));
    if ((await wanted.count()) > 0) return;
  }
  throw new Error(`Tab never came to ${name}`);
}

test('the whole journey with keys only, and the focus is always seen', async ({ page, complaints }) => {
  // A guest asks who is looking and is told: nobody.
  complaints.expect('401');
  const username = `keys-${crypto.randomUUID().slice(0, 8)}`;
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });

  await test.step('skip to the text, and register', async () => {
    await page.goto('/');
    await page.waitForFunction(isTaken);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeFocused();
    await focusIsSeen(page);
    await tabTo(page, /^Register$/);
    await page.keyboard.press('Enter');
    await expect(heading('Register')).toBeFocused();
    await tabTo(page, /^User name$/, 'textbox');
    await page.keyboard.type(username);
    await tabTo(page, /^E-mail address$/, 'textbox');
    await page.keyboard.type(`${username}@example.org`);
    await tabTo(page, /^Password$/, 'textbox');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await expect(heading('Posts')).toBeFocused();
  });

  await test.step('write with w, publish with Ctrl+Enter', async () => {
    await page.keyboard.press('w');
    await expect(heading('Write')).toBeFocused();
    await tabTo(page, /^Title$/, 'textbox');
    await page.keyboard.type('Written with keys');
    await tabTo(page, /^Text$/, 'textbox');
    await page.keyboard.type('No hand left the keyboard.');
    await page.keyboard.press('Control+Enter');
    await expect(heading('Written with keys')).toBeFocused();
  });

  await test.step('edit with e, look back with v and h', async () => {
    await page.keyboard.press('e');
    await tabTo(page, /^Text$/, 'textbox');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Nor did the other.');
    await page.keyboard.press('Control+Enter');
    await expect(heading('Written with keys')).toBeFocused();
    await expect(page.getByText('Nor did the other.')).toBeVisible();
    await page.keyboard.press('v');
    await expect(heading('Versions')).toBeFocused();
    await tabTo(page, /^What changed$/);
    await page.keyboard.press('Enter');
    await expect(heading('What changed from version 1 to 2')).toBeFocused();
  });

  await test.step('comment with r, go with j and k, answer with r, like with l', async () => {
    const said = (name: string) => page.getByRole('article', { name, exact: true });
    await page.goBack();
    await page.goBack();
    await expect(heading('Written with keys')).toBeFocused();
    await page.keyboard.press('r');
    await expect(page.getByLabel('Your comment')).toBeFocused();
    await page.keyboard.type('Nor a foot.');
    await page.keyboard.press('Control+Enter');
    await expect(said(username)).toBeFocused();
    await focusIsSeen(page);
    await page.keyboard.press('r');
    await expect(page.getByLabel(`Your reply to ${username}`)).toBeFocused();
    await page.keyboard.type('Indeed.');
    await page.keyboard.press('Control+Enter');
    await expect(said(`${username} in reply to ${username}`)).toBeFocused();
    await page.keyboard.press('k');
    await expect(said(username)).toBeFocused();
    await focusIsSeen(page);
    await page.keyboard.press('l');
    await expect(said(username).getByRole('button', { name: 'Like 1 like' })).toBeVisible();
    await page.keyboard.press('j');
    await tabTo(page, /^Copy link$/, 'button');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, /^Delete…$/, 'button');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Delete this comment?' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(said(`${username} in reply to ${username}`).locator('summary')).toBeFocused();
  });

  await test.step('erase what a version said in a dialog', async () => {
    await page.keyboard.press('v');
    await expect(heading('Versions')).toBeFocused();
    // The text that stands comes first; the one before it is meant.
    await tabTo(page, /^Erase its text…$/, 'button');
    await tabTo(page, /^Erase its text…$/, 'button');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Erase the text of version 1?' });
    await expect(dialog.getByLabel('Reason')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: 'Erase its text…' }).last()).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.type('A number that is nobody’s business');
    await tabTo(page, /^Erase for good$/, 'button');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByText('Text of version 1 erased for good by its author')).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await expect(heading('Posts')).toBeFocused();
  });

  await test.step('find it with j, open it with o, delete it in a dialog', async () => {
    await page.keyboard.press('j');
    await expect(page.getByRole('link', { name: 'Written with keys' })).toBeFocused();
    await focusIsSeen(page);
    await page.keyboard.press('o');
    await expect(heading('Written with keys')).toBeFocused();
    await tabTo(page, /^Copy link$/, 'button');
    await page.keyboard.press('Tab');
    await focusIsSeen(page);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Delete…$/, 'button');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await tabTo(page, /^Delete$/, 'button');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Only you and moderators see this')).toBeVisible();
  });

  await test.step('settings from the menu', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await expect(heading('Posts')).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await focusIsSeen(page);
    await expect(page.getByRole('banner').locator('summary')).toBeFocused();
    await page.keyboard.press('Enter');
    await tabTo(page, /^Settings$/);
    await page.keyboard.press('Enter');
    await expect(heading('Profile')).toBeFocused();
    await tabTo(page, /^Name shown to others$/, 'textbox');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Keys Only');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('banner').locator('summary')).toHaveText('Keys Only');
    await tabTo(page, /^Save$/, 'button');
  });
});
