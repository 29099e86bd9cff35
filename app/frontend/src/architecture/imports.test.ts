import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';

const PLANTED = 'planted_violation.ts';

const violations: [string, string, string][] = [
  ['src/command/services', '../../query/services/posts', 'The command side never asks the query side.'],
  ['src/query/services', '../../command/services/posts', 'The query side never calls the command side.'],
  ['src/command/hooks', '../../query/services/posts', 'The command side never asks the query side.'],
  ['src/query/hooks', '../../command/services/posts', 'The query side never calls the command side.'],
  ['src/command/services', 'react', 'Services know no React.'],
  ['src/query/services', '@tanstack/react-query', 'Services know no React.'],
  ['src/infrastructure/api', '../../ui/marks', 'The infrastructure names nothing of the board.'],
  ['src/ui/pages', '../../infrastructure/api/query_api', 'Pages know no network'],
  ['src/ui/pages', '../../query/services/posts', 'Pages know no network'],
];

let planted = '';

afterEach(() => rmSync(planted));

function lint(file: string): string {
  try {
    return execFileSync('node_modules/.bin/biome', ['lint', file], { encoding: 'utf8', stdio: 'pipe' });
  } catch (refusal) {
    return String(Object(refusal).stderr) + String(Object(refusal).stdout);
  }
}

test.each(violations)('%s may not import %s', (folder, target, why) => {
  planted = `${folder}/${PLANTED}`;
  writeFileSync(planted, `import { planted } from '${target}';\n\nplanted();\n`);

  expect(lint(planted).replaceAll(/\s+/g, ' ')).toContain(why);
});
