/** Fails the build when what a first visit loads grows beyond the budget (KiB, gzip), in the heaviest language. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = { script: 170, styles: 22 };
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

const weight = (files) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length, 0) / 1024;

function withImports(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const imported of manifest[key].imports ?? []) withImports(imported, seen);
  return seen;
}

const initial = [...withImports('index.html')].map((key) => manifest[key].file);
const styles = new Set(Object.values(manifest).flatMap((entry) => entry.css ?? []));
const catalogues = ['en', 'ja', 'ru'].map((language) => manifest[`src/language/${language}.ts`].file);
const heaviest = Math.max(...catalogues.map((file) => weight([file])));
const weights = { script: weight(initial) + heaviest, styles: weight(styles) };

for (const [what, limit] of Object.entries(BUDGET)) {
  console.log(`${what}: ${weights[what].toFixed(1)} of ${limit} KiB gzip`);
  if (weights[what] > limit) process.exitCode = 1;
}
