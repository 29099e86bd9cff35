import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** Pictures instead of verdicts, on a board of their own. PICTURES names a file: pages, docs. */
export default defineConfig({
  ...base,
  use: { ...base.use, actionTimeout: 15_000, trace: 'off' },
  testDir: 'e2e/pictures',
  testMatch: `${process.env.PICTURES ?? 'pages'}.pictures.ts`,
  outputDir: 'test-results/pictures',
  timeout: 300_000,
  reporter: 'line',
  projects: [{ name: 'pictures' }],
});
