import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

/** Runs the fixture's tests whose file has a name, as `npm test` runs its own, and returns the last lines printed. */
function run(name: string, lines: number, env = {}): Promise<readonly string[]> {
  const config = 'tests/fixtures/runs/config.ts';
  const vitest = ['--import', 'tsx', 'tests/run.ts', '--config', config, name];
  return new Promise((resolve) => {
    execFile(process.execPath, vitest, { env: { ...process.env, CI: '', ...env } }, (error, out) =>
      resolve([...out.trimEnd().split('\n').slice(-lines), error ? 'failed' : 'passed']),
    );
  });
}

it('a run ends with a line that counts what passed, failed, in tests and outside of them, and was skipped', async () => {
  expect(await run('broken', 1)).toEqual(['1 passed, 3 failed, 1 skipped', 'failed']);
});

it('in CI a file in which something fails is run once more from its beginning, and what passed only then is named', async () => {
  const MARK = join(mkdtempSync(join(tmpdir(), 'run-')), 'ran');
  expect(await run('once', 1, { MARK })).toEqual(['0 passed, 1 failed', 'failed']);
  rmSync(MARK);
  const again = 'Passed when run once more: once.case.ts > passes from its second run on';
  expect(await run('once', 2, { MARK, CI: '1' })).toEqual([again, '1 passed, 0 failed', 'passed']);
  expect(await run('broken', 1, { CI: '1' })).toEqual(['1 passed, 3 failed, 1 skipped', 'failed']);
  rmSync(dirname(MARK), { recursive: true });
});
