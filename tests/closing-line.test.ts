import { execFile } from 'node:child_process';
import { expect, it } from 'vitest';
import { closingLine, tally } from './closing-line.ts';

/** Runs the tests of a fixture folder as `npm test` runs ours, and returns their last line. */
function lastLine(folder: string): Promise<string | undefined> {
  const config = 'tests/fixtures/runs/config.ts';
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', config, folder];
  return new Promise((resolve) => {
    execFile(process.execPath, vitest, (_error, out) => resolve(out.trimEnd().split('\n').at(-1)));
  });
}

it.each([
  ['counts what passed, failed and was skipped', 'mixed', '1 passed, 1 failed, 1 skipped'],
  ['counts what fails outside of tests', 'broken', '1 passed, 3 failed, 1 skipped'],
])('a run ends with a line that %s', async (_, folder, line) => {
  expect(await lastLine(folder)).toBe(line);
});

it('a run that reaches no test is a failure, and what was not skipped is not told', () => {
  expect(closingLine(tally([], []))).toBe('0 passed, 1 failed');
});
