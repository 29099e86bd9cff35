/** What those meet who run the board: how it is, and what they do about it. */
import type { Page } from '@playwright/test';
import type { ParkedStream, SystemView, ViewTables } from '../../src/query/models/system_view';
import { activity, apart, BUILDING, ill, PARKED, unsaved, VIEWS, well } from '../sample_system';
import { press, refuse, type State, silence } from './state';

interface Shown {
  system: SystemView;
  views?: ViewTables[];
  parked?: ParkedStream[];
}

/** From here on the board answers as if it were so. */
async function pretend(page: Page, { system, views = VIEWS, parked = [] }: Shown) {
  await page.route(/\/api\/query\/system(\/|$)/, (route) => {
    const url = new URL(route.request().url());
    const parts: Record<string, unknown> = {
      views,
      parked,
      activity: activity(Number(url.searchParams.get('days') ?? 30)),
    };
    const data = parts[url.pathname.replace('/api/query/system/', '')] ?? system;
    return route.fulfill({ json: { data, position: 10_423, stale: false, next: null } });
  });
  await page.reload();
  await page.locator('.bars').first().waitFor();
}

const isWell = (page: Page) => pretend(page, { system: well() });
const isIll = (page: Page) => pretend(page, { system: ill(), views: BUILDING, parked: PARKED });

const system = { where: () => '/system', as: 'administrator' } as const;

export const RUNNING: State[] = [
  { name: 'system', ...system, first: isWell },
  { name: 'system-need', ...system, first: (page) => pretend(page, { system: unsaved() }) },
  { name: 'system-needs', ...system, first: isIll },
  { name: 'system-apart', ...system, first: (page) => pretend(page, { system: apart() }) },
  {
    name: 'system-days',
    where: () => '/system?days=7',
    as: 'administrator',
    first: async (page) => {
      await isWell(page);
      await press(page, '.fold-out summary');
      await page.locator('.in-numbers').waitFor();
    },
  },
  {
    name: 'system-rebuild',
    ...system,
    first: async (page) => {
      await isIll(page);
      await press(page, '.figures button');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'system-discard',
    ...system,
    first: async (page) => {
      await isIll(page);
      await press(page, '.parked-actions button', 1);
      await press(page, '[role=dialog] button[type=submit]');
      await page.locator('[role=dialog] [data-error]').first().waitFor();
    },
  },
  {
    name: 'system-part-lost',
    ...system,
    first: async (page) => {
      await isWell(page);
      await silence(page, '**/api/query/system/activity**');
      await page.reload();
      await page.locator('.system-part [role=alert]').waitFor();
    },
  },
  {
    name: 'system-refused',
    ...system,
    first: async (page) => {
      await refuse(page, '**/api/query/system', 403, 'system.for_administrators');
      await page.reload();
      await page.locator('[role=alert]').waitFor();
    },
  },
];
