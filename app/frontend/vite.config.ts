import react from '@vitejs/plugin-react';
import { type Plugin, runnerImport } from 'vite';
import { defineConfig } from 'vitest/config';

const backend = `http://127.0.0.1:${process.env.PORT ?? '8000'}`;

/** The server's pages take their words from the client's catalogue, and never from a second one. */
const wordsForTheServer: Plugin = {
  name: 'words for the server',
  apply: 'build',
  async generateBundle() {
    const { module } = await runnerImport<typeof import('./src/language/page_words')>(
      '/src/language/page_words.ts',
    );
    const words = JSON.stringify(module.everyPageWords);
    this.emitFile({ type: 'asset', fileName: '.vite/words.json', source: words });
  },
};

export default defineConfig({
  plugins: [react(), wordsForTheServer],
  server: { proxy: { '/api': backend, '/avatars': backend, '/feeds': backend, '/health': backend } },
  build: {
    manifest: true,
    target: 'baseline-widely-available',
    // The palette is written with light-dark(): an older target would unfold every colour twice.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // A font or picture inlined as data: would be refused by the content security policy.
    assetsInlineLimit: 0,
    // What the first page needs is one file: Flask names it, and nothing waits for a second round.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'board', tags: ['$initial'] }] } } },
  },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost/' } },
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    // Files share what is loaded: loading Mantine and the client for each took longer than the tests.
    isolate: false,
    // By itself it would leave a core of two to the editor.
    maxWorkers: 2,
    testTimeout: 60_000,
    // The router warns of every error that a page shows; the pages are what the tests look at.
    onConsoleLog: (log) => !log.includes('Error in route match'),
  },
});
