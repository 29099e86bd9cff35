/** Pictures of every page and state, in every language, width and scheme, and sheets that show them at a glance. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { type BrowserContext, type Page, test } from '@playwright/test';
import { isTaken } from '../board';
import { fillBoard, type SampleBoard, windowOf } from '../sample_board';
import { LOOKING_BACK } from '../states/past';
import { READING } from '../states/reading';
import { SEARCHING } from '../states/search';
import type { State } from '../states/state';
import { RUNNING } from '../states/system';
import { DISCUSSING } from '../states/thread';
import { WRITING } from '../states/writing';
import { FOLDER } from './folder';

/** ONLY=^thread pictures some states alone. */
const ONLY = new RegExp(process.env.ONLY ?? '');
const STATES = [...READING, ...LOOKING_BACK, ...SEARCHING, ...DISCUSSING, ...WRITING, ...RUNNING].filter(
  ({ name }) => ONLY.test(name),
);
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
let board: SampleBoard = {
  posts: { en: '', ja: '', ru: '', gone: '', erased: '', partly: '', live: '' },
  names: { irina: '', misaki: '', anna: '', noriko: '' },
  thread: { own: '', answer: '', plain: '', gone: '' },
  moments: { gone: 0, first: 0, thread: 0 },
  member: { cookies: [], origins: [] },
  administrator: { cookies: [], origins: [] },
};

const nameOf = ({ locale, width, colorScheme }: (typeof WINDOWS)[number]) =>
  `${locale.slice(0, 2)}-${width}-${colorScheme}`;

async function picture(context: BrowserContext, { name, where, first }: State): Promise<Picture> {
  const page = await context.newPage();
  await page.goto(where(board));
  await page.waitForFunction(isTaken);
  await first?.(page, board);
  await page.evaluate(() => document.fonts.ready);
  // Dialogs and menus come in within this time.
  await page.waitForTimeout(first ? 350 : 50);
  await makeRoom(page);
  const bytes = await page.screenshot();
  await page.close();
  return { name, bytes };
}

/** A window as high as its page, so that what keeps to its edge does not stand in the middle; a dialog needs no more. */
async function makeRoom(page: Page) {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  if ((await page.getByRole('dialog').count()) > 0 || whole <= height) return;
  await page.setViewportSize({ width, height: whole });
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
      const administrator = await windowOf(browser, { ...window, member: board.administrator });
      const who = { guest, member, administrator };
      const pictures: Picture[] = [];
      for (const state of STATES.filter(
        ({ onEmptyBoard = false }) => onEmptyBoard === (moment === 'empty'),
      )) {
        pictures.push(await picture(who[state.as ?? 'guest'], state));
      }
      keep(nameOf(window), pictures);
      await Promise.all(Object.values(who).map((each) => each.close()));
    });
  }
  if (moment === 'empty') {
    test('the board fills', async ({ playwright }, { project }) => {
      board = await fillBoard(playwright.request, project.use.baseURL ?? '');
    });
  }
}

for (const window of WINDOWS) {
  const [across, rows] = window.width < 500 ? [8, 2] : [4, 3];
  test(`sheets of ${nameOf(window)}`, async ({ page }) => {
    const figures = (taken.get(nameOf(window)) ?? []).map(
      ({ name, bytes }) =>
        `<figure><figcaption>${name}</figcaption><img src="data:image/png;base64,${bytes.toString('base64')}"></figure>`,
    );
    await page.setViewportSize({ width: 1560, height: 800 });
    for (let sheet = 0; sheet * across * rows < figures.length; sheet++) {
      const shown = figures.slice(sheet * across * rows, (sheet + 1) * across * rows);
      await page.setContent(`<!doctype html><style>
        body { display: grid; grid-template-columns: repeat(${across}, 1fr); gap: 8px; margin: 8px; background: #888;
          font: 13px sans-serif } figure { margin: 0 } img { width: 100%; display: block }
        </style>${shown.join('')}`);
      await page.screenshot({ path: `${FOLDER}/sheet-${nameOf(window)}-${sheet + 1}.png`, fullPage: true });
    }
  });
}
