import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { root } from '../support/read-story.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unsound-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('test:story of a story that is not sound tells what its check tells, and leaves nothing behind', () => {
  const story = join(folder, 'story');
  const temporary = join(folder, 'tmp');
  mkdirSync(story);
  mkdirSync(temporary);
  writeFileSync(join(story, 'scenes.yaml'), 'fiji:\n  bounds: [0, 0, 200, 0]\n');
  const run = [join(root, 'node_modules/tsx/dist/cli.mjs'), 'src/proof/run.ts'];
  const { status, stderr, stdout } = spawnSync(process.execPath, run, {
    cwd: root,
    env: { ...process.env, STORY: story, TMPDIR: temporary },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain('The story has');
  expect(stderr).toMatch(/story\/story\.md/);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stdout).toBe('');
  expect(readdirSync(temporary).filter((name) => !name.startsWith('tsx-'))).toEqual([]);
});
