import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { closingLine, tally } from './closing-line.ts';

/** Runs the tests of a fixture folder as `npm test` runs ours, and returns what they print. */
function run(...folders: readonly string[]): Promise<string> {
  const vitest = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'tests/fixtures/runs/config.ts',
  ];
  return new Promise((resolve) => {
    execFile(process.execPath, [...vitest, ...folders], (_error, printed) => resolve(printed));
  });
}

describe('closingLine', () => {
  it('counts what passed and what failed', () => {
    expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  });

  it('counts what was skipped where any was', () => {
    expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});

describe('the reporter', () => {
  it('ends a run with the closing line alone on its last line', async () => {
    expect((await run('mixed')).trimEnd().split('\n').at(-1)).toBe('1 passed, 1 failed, 1 skipped');
  });

  it('counts a file that cannot be collected, a hook that throws and an uncaught error as failures', async () => {
    expect((await run('broken')).trimEnd().split('\n').at(-1)).toBe(
      '1 passed, 3 failed, 1 skipped',
    );
  });

  it('counts a run that reaches no test as a failure', () => {
    expect(closingLine(tally([], []))).toBe('0 passed, 1 failed');
  });
});
