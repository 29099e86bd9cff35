import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { LANGUAGES } from '../src/language/languages';
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
type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>;
type RunOptions = Parameters<AxeBuilder['options']>[0];

const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

// Keeping every step to be seen again would take as long as the steps.
test.use({ trace: 'off' });

let board: SampleBoard;

test.beforeAll(async ({ playwright }, { project }) => {
  const tail = `-${crypto.randomUUID().slice(0, 8)}`;
  board = await fillBoard(playwright.request, project.use.baseURL ?? '', tail);
});

for (const [what, states] of [
  ['what is read', READING],
  ['what was', LOOKING_BACK],
  ['what is looked for', SEARCHING],
  ['what is said below posts', DISCUSSING],
  ['what is written, asked and refused', WRITING],
  ['what those see who run the board', RUNNING],
] as const) {
  test(`${what} is for everyone, in every language, light and dark`, async ({ browser, viewport }, {
    project,
  }) => {
    test.setTimeout(300_000);
    const window = { locale: 'en-GB', width: viewport?.width ?? 0, colorScheme: 'light' } as const;
    const guest = await windowOf(browser, window);
    const member = await windowOf(browser, { ...window, member: board.member });
    const administrator = await windowOf(browser, { ...window, member: board.administrator });
    const who = { guest, member, administrator };
    const isPhone = project.name === 'looks-phone';
    for (const state of states.filter(({ onEmptyBoard = false }) => !onEmptyBoard)) {
      await test.step(state.name, async () => {
        const page = await who[state.as ?? 'guest'].newPage();
        await look(page, state, isPhone);
        await page.close();
      });
    }
    await Promise.all(Object.values(who).map((each) => each.close()));
  });
}

/** One visit for all languages and both schemes: going there again takes longer than looking. */
async function look(page: Page, { where, first }: State, isPhone: boolean) {
  await page.goto(where(board));
  await page.waitForFunction(isTaken);
  await first?.(page, board);
  for (const language of Object.keys(LANGUAGES)) {
    await speak(page, language);
    for (const colorScheme of schemesFor(language, isPhone)) {
      await page.emulateMedia({ colorScheme });
      const rules = rulesFor(language, colorScheme);
      expect.soft(await violations(page, rules), `${language}, ${colorScheme}`).toEqual([]);
      // An edge has the same colour in every language.
      for (const edge of language === 'en' ? await edges(page) : []) {
        expect.soft(edge.contrast, edge.control).toBeGreaterThanOrEqual(3);
      }
    }
    expect.soft(await overflow(page), language).toBeLessThanOrEqual(0);
  }
}

/** Colours are the same at any width and in every language; words are read alike at any width. */
function schemesFor(language: string, isPhone: boolean): Scheme[] {
  if (language === 'en') return isPhone ? ['light'] : ['light', 'dark'];
  return isPhone ? [] : ['light'];
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

/** What axe says against the page. The first verdict brings axe there, for the others it only runs again. */
async function violations(page: Page, rules: RunOptions) {
  const isThere = await page.evaluate(() => 'axe' in window);
  const { violations }: AxeResults = isThere
    ? await page.evaluate(
        (given) => Reflect.get(window, 'axe').run({ ...given, resultTypes: ['violations'] }),
        rules,
      )
    : await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
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
