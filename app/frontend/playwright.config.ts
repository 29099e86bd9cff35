import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';

// Workers read this file again: what was drawn by lot once is handed on by the environment.
process.env.E2E_PORT ??= freePort();
process.env.E2E_DATA ??= mkdtempSync(join(tmpdir(), 'hindsight-e2e-'));

function freePort(): string {
  const ask =
    "const s=require('node:net').createServer().listen(0,()=>{console.log(s.address().port);s.close()})";
  return execFileSync(process.execPath, ['-e', ask], { encoding: 'utf8' }).trim();
}

const port = process.env.E2E_PORT;
const systemChromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 860 } };
const phone = { ...desktop, viewport: { width: 390, height: 844 } };
// What everything looks like needs no story: it is looked at by several at once, once the stories are told.
const looks = { testMatch: 'looks.spec.ts', fullyParallel: true, workers: 2 };

export default defineConfig({
  testDir: 'e2e',
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(existsSync(systemChromium) && { executablePath: systemChromium }),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
      ],
    },
  },
  // One board, one story after the other: the first account becomes its administrator.
  projects: [
    { name: 'desktop', use: desktop, testIgnore: 'looks.spec.ts', workers: 1 },
    {
      name: 'phone',
      use: phone,
      testMatch: /(reading|live)\.spec\.ts/,
      // At a second width the longest words are enough.
      grepInvert: /alike to (en-GB|ja-JP)/,
      workers: 1,
      dependencies: ['desktop'],
    },
    { name: 'looks', use: desktop, ...looks, dependencies: ['phone'] },
    { name: 'looks-phone', use: phone, ...looks, dependencies: ['phone'] },
  ],
  webServer: {
    command: process.env.HINDSIGHT_SERVE ?? '../../hindsight serve',
    url: `http://127.0.0.1:${port}/health/ready`,
    // Each request is a line there; E2E_LOUD=1 shows them.
    stderr: process.env.E2E_LOUD ? 'pipe' : 'ignore',
    env: {
      PORT: port,
      HINDSIGHT_DATA_DIR: process.env.E2E_DATA,
      HINDSIGHT_RATE_LIMITS: 'off',
    },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
});
