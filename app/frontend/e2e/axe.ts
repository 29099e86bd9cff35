/** What axe says against a page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The first verdict brings axe to where the page stands, for the others it only runs again. */
export async function violations(page: Page, options: RunOptions = {}) {
  const verdict = (await run(page, options)) ?? (await bring(page, options));
  return verdict?.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

const run = (page: Page, options: RunOptions) =>
  page.evaluate(async (given): Promise<AxeResults | undefined> => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const fading = () =>
      document
        .getAnimations()
        .filter(({ effect }) => Number.isFinite(Number(effect?.getComputedTiming().endTime)));
    // What fades over is judged by what it becomes, and so is what begins to fade once it is drawn.
    do {
      for (const each of fading()) each.finish();
      await drawn();
    } while (fading().length > 0);
    return Reflect.get(window, 'axe')?.run({ ...given, resultTypes: ['violations'] });
  }, options);

async function bring(page: Page, options: RunOptions) {
  await page.evaluate(AXE);
  return run(page, options);
}
