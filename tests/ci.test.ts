import { execFile } from 'node:child_process';
import { access, chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ci-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Stands in for npm: notes how it was called and with what, leaves a file behind, and fails in `npm test`. */
const npm = `#!/usr/bin/env bash
{
  echo "npm $*"
  echo "browser: \${CHROMIUM_PATH-none named} \${FORCE_BUNDLED_CHROMIUM-}"
  echo "temporary: $TMPDIR, with $(ls -A "$TMPDIR" | wc -l) files"
} >> "$NOTES"
if [ "$1" = test ]; then
  touch "$TMPDIR/left-behind"
  echo '1 passed, 2 failed'
  exit 7
fi
`;

async function run() {
  const notes = join(folder, 'notes');
  await writeFile(join(folder, 'npm'), npm);
  await chmod(join(folder, 'npm'), 0o755);
  const env = {
    ...process.env,
    PATH: [folder, process.env.PATH].join(delimiter),
    NOTES: notes,
    CHROMIUM_PATH: '/mine/chrome',
    FORCE_BUNDLED_CHROMIUM: '0',
    TMPDIR: folder,
  };
  const ended = await new Promise<{ readonly code: unknown; readonly out: string }>((done) => {
    execFile('bash', [resolve('.ci/run')], { env }, (error, out) =>
      done({ code: error?.code, out }),
    );
  });
  const lines = (await readFile(notes, 'utf8')).trimEnd().split('\n');
  return { ...ended, lines };
}

describe.runIf(process.platform !== 'win32')('.ci/run', () => {
  it('runs the two commands with the bundled browser and an empty temporary folder', async () => {
    const { lines } = await run();
    const temporary = expect.stringMatching(/^temporary: \/.+, with 0 files$/);
    expect(lines).toEqual([
      ...['npm ci', 'browser: none named 1', temporary],
      ...['npm test', 'browser: none named 1', temporary],
    ]);
  });

  it('removes the temporary folder, and ends with the last line and the exit code of npm test', async () => {
    const { code, out, lines } = await run();
    const temporary = /^temporary: (.+), with/.exec(lines.at(-1) ?? '')?.[1] ?? '';
    expect(temporary.startsWith(join(folder, ''))).toBe(true);
    await expect(access(temporary)).rejects.toThrow('ENOENT');
    expect(out.trimEnd().split('\n').at(-1)).toBe('1 passed, 2 failed');
    expect(code).toBe(7);
  });
});
