import { execFile } from 'node:child_process';
import { expect, it } from 'vitest';
import { temporaryFolder } from './support/temporary-folder.ts';

const folder = temporaryFolder();

/** Runs the fixture's tests whose file has a name, as `npm test` runs its own, and returns the last lines printed. */
function run(name: string, lines: number, env = {}) {
  const config = 'tests/fixtures/runs/config.ts';
  const vitest = ['--import', 'tsx', 'tests/run.ts', '--config', config, name];
  return new Promise((resolve) => {
    execFile(process.execPath, vitest, { env: { ...process.env, CI: '', ...env } }, (error, out) =>
      resolve([...out.trimEnd().split('\n').slice(-lines), error ? 'failed' : 'passed']),
    );
  });
}

it('a run ends with a line that counts passes, failures inside and outside tests, and skips', async () => {
  expect(await run('broken', 1)).toEqual(['1 passed, 3 failed, 1 skipped', 'failed']);
});

it('in CI a failing file is rerun once from its beginning, and tests that pass only in the rerun are named', async () => {
  const again = 'Passed when run once more: once.case.ts > passes from its second run on';
  const printed = await run('once', 2, { MARK: folder('ran'), CI: '1' });
  expect(printed).toEqual([again, '1 passed, 0 failed', 'passed']);
});
