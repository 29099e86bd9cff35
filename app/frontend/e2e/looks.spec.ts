import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { isTaken, PASSWORD, send, test } from './board';

const PAGES: [string, (id: string, username: string) => string][] = [
  ['list', () => '/'],
  ['post', (id) => `/p/${id}`],
  ['log in', () => '/login'],
  ['register', () => '/register'],
  ['write', () => '/write'],
  ['edit', (id) => `/p/${id}/edit`],
  ['versions', (id) => `/p/${id}/versions`],
  ['an earlier version', (id) => `/p/${id}/versions/1`],
  ['what changed', (id) => `/p/${id}/versions/1..2`],
  ['record', (id) => `/p/${id}/record`],
  ['tags', () => '/tags'],
  ['profile', (_, username) => `/u/${username}`],
  ['record of a person', (_, username) => `/u/${username}/record`],
  ['profile settings', () => '/settings/profile'],
  ['account settings', () => '/settings/account'],
  ['sessions', () => '/settings/sessions'],
  ['nothing', () => '/nowhere'],
];

let state: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;
let post = '';
let looker = '';

test.beforeAll(async ({ playwright }, { project }) => {
  const request = await playwright.request.newContext({ baseURL: project.use.baseURL });
  const username = `looker-${crypto.randomUUID().slice(0, 8)}`;
  looker = username;
  await send(request, 'register', { username, email: `${username}@example.org`, password: PASSWORD });
  const { id } = await send(request, 'publish-post', {
    title: 'A kettle',
    body: 'It whistles.',
    tags: ['kettles'],
  });
  await send(request, 'edit-post', { post_id: id, body: 'It whistles no more.', reason: 'Sad news' });
  post = id;
  state = await request.storageState();
  await request.dispose();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page in ${colorScheme} is read by everyone, and its edges are seen`, async ({
    browser,
    baseURL,
    viewport,
  }) => {
    const context = await browser.newContext({
      storageState: state,
      colorScheme,
      viewport,
      ...(baseURL && { baseURL }),
    });
    const page = await context.newPage();
    for (const [name, where] of PAGES) {
      await test.step(name, async () => {
        await page.goto(where(post, looker));
        await page.waitForFunction(isTaken);
        // One page for all: opening another for each verdict takes longer than the verdict.
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();

        expect.soft(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
        for (const edge of await edges(page)) {
          expect.soft(edge.contrast, edge.control).toBeGreaterThanOrEqual(3);
        }
        expect.soft(await overflow(page)).toBeLessThanOrEqual(0);
      });
    }
    await context.close();
  });
}

/** How far the page is wider than its window. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The contrast of each control's edge with what lies around it, which axe does not measure. */
const edges = (page: Page) =>
  page.evaluate(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const luminance = (colour: string) => {
      if (!canvas) return 0;
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const ground = luminance(getComputedStyle(document.body).backgroundColor);
    const controls = document.querySelectorAll(
      'input:not([type=checkbox]):not([type=radio]), textarea, select',
    );
    return [...controls].flatMap((control) => {
      let edged: Element | null = control;
      while (edged && getComputedStyle(edged).borderTopWidth === '0px') edged = edged.parentElement;
      if (!edged || control.getBoundingClientRect().width < 2) return [];
      const edge = luminance(getComputedStyle(edged).borderTopColor);
      const contrast = (Math.max(edge, ground) + 0.05) / (Math.min(edge, ground) + 0.05);
      return [{ control: control.outerHTML.slice(0, 200), contrast }];
    });
  });
