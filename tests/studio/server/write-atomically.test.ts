import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeAtomically } from '../../../src/studio/server/story-writer.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atomic-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a file is written in place of the old one, with its permissions', () => {
  const file = join(folder, 'a.yaml');
  writeFileSync(file, 'old');
  chmodSync(file, 0o640);
  writeAtomically(file, 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(statSync(file).mode & 0o777).toBe(0o640);
});

test.each([
  ['is not there any more', 'gone.yaml', 'it is not there any more'],
  ['is a folder', 'folder', 'it cannot be written'],
])('what %s is not written, and nothing is left behind', (_, name, reason) => {
  mkdirSync(join(folder, 'folder'));
  expect(() => writeAtomically(join(folder, name), 'new')).toThrow(reason);
  expect(readdirSync(folder)).toEqual(['folder']);
});
