import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig, devices } from '@playwright/test';

// Every worker has a board of its own, so that no story disturbs another; with the sides apart there is one.
const BOARDS = process.env.HINDSIGHT_SERVE ? 1 : 2;
// Workers read this file again: what was drawn by lot once is handed on by the environment.
process.env.E2E_PORTS ??= Array.from({ length: BOARDS }, freePort).join();
process.env.E2E_DATA ??= mkdtempSync(join(tmpdir(), 'hindsight-e2e-'));

function freePort(): string {
  const ask =
    "const s=require('node:net').createServer().listen(0,()=>{console.log(s.address().port);s.close()})";
  return execFileSync(process.execPath, ['-e', ask], { encoding: 'utf8' }).trim();
}

const boards = process.env.E2E_PORTS.split(',').map((port) => ({
  port,
  url: `http://127.0.0.1:${port}`,
  data: join(process.env.E2E_DATA ?? '', port),
}));
const systemChromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 860 } };
const phone = { ...desktop, viewport: { width: 390, height: 844 } };

export default defineConfig({
  testDir: 'e2e',
  forbidOnly: Boolean(process.env.CI),
  workers: BOARDS,
  globalSetup: './e2e/founding.ts',
  // On a busy machine everything takes some times as long; what hangs ends all the same.
  timeout: 150_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    baseURL: boards[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]?.url,
    locale: 'en-GB',
    timezoneId: 'UTC',
    // What the page was at each step tells why a test failed; a film of it takes a quarter of the time.
    trace: { mode: 'retain-on-failure', screenshots: false },
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
  projects: [
    { name: 'desktop', use: desktop, testIgnore: 'looks.spec.ts' },
    {
      name: 'phone',
      use: phone,
      testMatch: /(reading|live)\.spec\.ts/,
      // At a second width the longest words are enough.
      grepInvert: /alike to (en-GB|ja-JP)/,
    },
    { name: 'looks', use: desktop, testMatch: 'looks.spec.ts', fullyParallel: true },
  ],
  webServer: boards.map(({ port, url, data }) => ({
    command: process.env.HINDSIGHT_SERVE ?? '../../hindsight serve',
    url: `${url}/health/ready`,
    // Each request is a line there; E2E_LOUD=1 shows them.
    stderr: process.env.E2E_LOUD ? 'pipe' : 'ignore',
    env: {
      PORT: port,
      HINDSIGHT_DATA_DIR: data,
      HINDSIGHT_RATE_LIMITS: 'off',
    },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  })),
});
