/** Pictures of every page and state, in every language, width and scheme, and one sheet for each window. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { type BrowserContext, test } from '@playwright/test';
import { isTaken } from '../board';
import { FOLDER } from './folder';
import { fillBoard, type SampleBoard, windowOf } from './sample_board';
import { STATES, type State } from './states';

const LOCALES = ['en-GB', 'ja-JP', 'ru-RU'];
const WIDTHS = [1280, 390];
const SCHEMES = ['light', 'dark'] as const;

const WINDOWS = LOCALES.flatMap((locale) =>
  WIDTHS.flatMap((width) => SCHEMES.map((colorScheme) => ({ locale, width, colorScheme }))),
);

interface Picture {
  name: string;
  bytes: Buffer;
}

const taken = new Map<string, Picture[]>();
const EMPTY: SampleBoard = {
  posts: { en: '', ja: '', ru: '', gone: '' },
  member: { cookies: [], origins: [] },
};
let board = EMPTY;

const nameOf = ({ locale, width, colorScheme }: (typeof WINDOWS)[number]) =>
  `${locale.slice(0, 2)}-${width}-${colorScheme}`;

async function picture(context: BrowserContext, { name, where, first }: State): Promise<Picture> {
  const page = await context.newPage();
  await page.goto(where(board));
  await page.waitForFunction(isTaken);
  await first?.(page);
  await page.evaluate(() => document.fonts.ready);
  // Dialogs and menus come in within this time.
  await page.waitForTimeout(first ? 350 : 50);
  const bytes = await page.screenshot({ fullPage: true });
  await page.close();
  return { name, bytes };
}

function keep(window: string, pictures: Picture[]): void {
  const folder = `${FOLDER}/${window}`;
  mkdirSync(folder, { recursive: true });
  for (const { name, bytes } of pictures) writeFileSync(`${folder}/${name}.png`, bytes);
  taken.set(window, [...(taken.get(window) ?? []), ...pictures]);
}

test.describe.configure({ mode: 'serial' });

for (const moment of ['empty', 'filled'] as const) {
  for (const window of WINDOWS) {
    test(`${moment} board, ${nameOf(window)}`, async ({ browser }) => {
      const guest = await windowOf(browser, window);
      const member = await windowOf(browser, { ...window, member: board.member });
      const pictures: Picture[] = [];
      for (const state of STATES.filter(
        ({ onEmptyBoard = false }) => onEmptyBoard === (moment === 'empty'),
      )) {
        pictures.push(await picture(state.as === 'member' ? member : guest, state));
      }
      keep(nameOf(window), pictures);
      await Promise.all([guest.close(), member.close()]);
    });
  }
  if (moment === 'empty') {
    test('the board fills', async ({ playwright }, { project }) => {
      board = await fillBoard(playwright.request, project.use.baseURL ?? '');
    });
  }
}

for (const window of WINDOWS) {
  test(`sheet of ${nameOf(window)}`, async ({ page }) => {
    const figures = (taken.get(nameOf(window)) ?? []).map(
      ({ name, bytes }) =>
        `<figure><figcaption>${name}</figcaption><img src="data:image/png;base64,${bytes.toString('base64')}"></figure>`,
    );
    const across = window.width < 500 ? 8 : 4;
    await page.setViewportSize({ width: 1900, height: 800 });
    await page.setContent(`<style>body { columns: ${across}; background: #888; font: 13px sans-serif; margin: 8px }
      figure { margin: 0 0 12px; break-inside: avoid } img { width: 100% }</style>${figures.join('')}`);
    await page.screenshot({ path: `${FOLDER}/sheet-${nameOf(window)}.png`, fullPage: true });
  });
}
