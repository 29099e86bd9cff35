/** A page or a state of one that is worth a look: where it is, and what is done there first. */
import type { Page } from '@playwright/test';
import type { SampleBoard } from '../sample_board';

export interface State {
  name: string;
  where: (board: SampleBoard) => string;
  as?: 'guest' | 'member' | 'administrator';
  /** Only before anything is posted. */
  onEmptyBoard?: boolean;
  first?: (page: Page, board: SampleBoard) => Promise<unknown>;
}

/** Found by place, not by name: the names are in three languages. */
export const press = (page: Page, place: string, nth = 0) => page.locator(place).nth(nth).click();

/** From here on the board does not answer these addresses. */
export const silence = (page: Page, addresses: string) => page.route(addresses, (route) => route.abort());

/** From here on the views are behind, and every answer says so. */
export async function fallBehind(page: Page) {
  await page.route('**/api/query/**', async (route) => {
    if (route.request().url().includes('/changes')) return route.continue();
    const response = await route.fetch();
    return route.fulfill({ response, json: { ...(await response.json()), stale: true } });
  });
  await page.reload();
  await page.locator('.stale').first().waitFor();
}

export const refuse = (page: Page, addresses: string, status: number, code: string, seconds?: number) =>
  page.route(addresses, (route) =>
    route.fulfill({
      status,
      contentType: 'application/problem+json',
      headers: seconds ? { 'Retry-After': String(seconds) } : {},
      body: JSON.stringify({ type: 'about:blank', title: code, status, code, detail: code }),
    }),
  );
