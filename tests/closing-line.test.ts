import { execFile } from 'node:child_process';
import { expect, it } from 'vitest';
import { closingLine, tally } from './closing-line.ts';

it('a run ends with a line that counts what passed, failed, in tests and outside of them, and was skipped', async () => {
  const config = 'tests/fixtures/runs/config.ts';
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', config, 'broken'];
  const printed = new Promise<string>((resolve) => {
    execFile(process.execPath, vitest, (_error, out) => resolve(out));
  });
  expect((await printed).trimEnd().split('\n').at(-1)).toBe('1 passed, 3 failed, 1 skipped');
});

it('a run that reaches no test is a failure, and what was not skipped is not told', () => {
  expect(closingLine(tally([], []))).toBe('0 passed, 1 failed');
});
