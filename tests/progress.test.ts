import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { progress } from './progress.ts';

describe('progress', () => {
  it('says how many files of how many are done, and after what time', () => {
    expect(progress('browser', { files: 25, done: 12 }, 200_400)).toBe(
      'browser: 12 of 25 files, 3 min 20 s',
    );
    expect(progress('unit', { files: 3, done: 1 }, 59_400)).toBe('unit: 1 of 3 files, 59 s');
  });

  it('says so at every twenty-fifth file of many, and at the last', () => {
    const told = Array.from({ length: 60 }, (_, index) => index + 1).filter((done) =>
      progress('unit', { files: 60, done }, 0),
    );
    expect(told).toEqual([25, 50, 60]);
  });
});

it('a run tells it after each file, and still ends with its closing line', async () => {
  const config = 'tests/fixtures/runs/config.ts';
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', config];
  const printed = await new Promise<string>((resolve) => {
    execFile(process.execPath, vitest, (_error, out) => resolve(out));
  });
  const told = printed.match(/tests: \d of \d files/g);
  expect(told).toEqual(['tests: 1 of 3 files', 'tests: 2 of 3 files', 'tests: 3 of 3 files']);
  expect(printed.trimEnd().split('\n').at(-1)).toMatch(/^\d passed, \d failed/);
});
