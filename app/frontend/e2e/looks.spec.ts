import { type Browser, expect, type Page, test as plain } from '@playwright/test';
import type { RunOptions } from 'axe-core';
import { LANGUAGES } from '../src/language/languages';
import { violations } from './axe';
import { isTaken } from './board';
import { fillBoard, type SampleBoard, windowOf } from './sample_board';
import { LOOKING_BACK } from './states/past';
import { READING } from './states/reading';
import { SEARCHING } from './states/search';
import type { State } from './states/state';
import { RUNNING } from './states/system';
import { DISCUSSING } from './states/thread';
import { WRITING } from './states/writing';

type Scheme = 'light' | 'dark';

const WIDE = { width: 1280, height: 860 };
const NARROW = { width: 390, height: 844 };
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

// Keeping every step to be seen again would take as long as the steps.
plain.use({ trace: 'off' });

/** One sample for all that a worker looks at. */
const test = plain.extend<object, { board: SampleBoard }>({
  board: [
    async ({ playwright }, use, { project }) => {
      const tail = `-${crypto.randomUUID().slice(0, 8)}`;
      await use(await fillBoard(playwright.request, project.use.baseURL ?? '', tail));
    },
    { scope: 'worker' },
  ],
});

for (const [what, states] of [
  ['what is read', READING],
  ['what was', LOOKING_BACK],
  ['what is looked for', SEARCHING],
  ['what is said below posts', DISCUSSING],
  ['what is written, asked and refused', WRITING],
  ['what those see who run the board', RUNNING],
] as const) {
  test(`${what} is for everyone, in every language, wide and narrow, light and dark`, async ({
    browser,
    board,
  }) => {
    test.setTimeout(300_000);
    const who = await pagesOf(browser, board);
    for (const state of states.filter(({ onEmptyBoard = false }) => !onEmptyBoard)) {
      await test.step(state.name, () => look(who[state.as ?? 'guest'], state, board));
    }
    await Promise.all(Object.values(who).map((page) => page.context().close()));
  });
}

/** One page each for all states: what the browser has once made ready for it need not be made again. */
async function pagesOf(browser: Browser, board: SampleBoard) {
  const pageOf = async (member?: SampleBoard['member']) => {
    const window = { locale: 'en-GB', width: NARROW.width, colorScheme: 'light' } as const;
    return (await windowOf(browser, { ...window, member })).newPage();
  };
  return {
    guest: await pageOf(),
    member: await pageOf(board.member),
    administrator: await pageOf(board.administrator),
  };
}

/** One visit for all languages, widths and schemes: going there again takes longer than looking. */
async function look(page: Page, { where, first }: State, board: SampleBoard) {
  await visit(page, where(board));
  await first?.(page, board);
  const came = await page.evaluate(() => document.documentElement.lang);
  // What stands already, language or width, is looked at before anything is changed.
  let widths = [NARROW, WIDE];
  for (const language of [came, ...Object.keys(LANGUAGES).filter((other) => other !== came)]) {
    if (language !== came) await speak(page, language);
    for (const viewport of widths) {
      await page.setViewportSize(viewport);
      const isNarrow = viewport === NARROW;
      for (const colorScheme of schemesFor(language, isNarrow)) {
        await page.emulateMedia({ colorScheme });
        const seen = `${language}, ${viewport.width} wide, ${colorScheme}`;
        expect.soft(await violations(page, rulesFor(language, colorScheme)), seen).toEqual([]);
        // An edge has the same colour in every language.
        for (const edge of language === 'en' ? await edges(page) : []) {
          expect.soft(edge.contrast, edge.control).toBeGreaterThanOrEqual(3);
        }
      }
      expect.soft(await overflow(page), `${language}, ${viewport.width} wide`).toBeLessThanOrEqual(0);
    }
    widths = widths.toReversed();
  }
}

/** A page that has been elsewhere goes to an address as if it were new. */
async function visit(page: Page, address: string) {
  if (page.url() !== 'about:blank') await page.evaluate(() => sessionStorage.clear());
  // What was kept from the board is not to reach it once the way is free.
  await page.goto('about:blank');
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.setViewportSize(NARROW);
  await page.emulateMedia({ colorScheme: 'light' });
  // Once the client has taken it over it can be looked at; the rest of it is waited for where it matters.
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForFunction(isTaken);
}

/** Colours are the same at any width and in every language; words are read alike at any width. */
function schemesFor(language: string, isNarrow: boolean): Scheme[] {
  if (language === 'en') return isNarrow ? ['light'] : ['light', 'dark'];
  return isNarrow ? [] : ['light'];
}

/** What only colours can break is looked at in each scheme, all else in each language. */
function rulesFor(language: string, scheme: Scheme): RunOptions {
  if (scheme === 'dark') return { runOnly: OF_COLOURS };
  if (language === 'en') return {};
  return { rules: Object.fromEntries(OF_COLOURS.map((rule) => [rule, { enabled: false }])) };
}

/** Chooses the language, even where a dialog lies over the choice. */
async function speak(page: Page, language: string) {
  await page.locator('footer select').first().selectOption(language, { force: true });
  await page.waitForFunction((chosen) => document.documentElement.lang === chosen, language);
}

/** How far the page is wider than its window. */
const overflow = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
  });

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
