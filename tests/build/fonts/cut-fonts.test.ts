import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { keptFile } from '../../../src/build/fonts/cut-fonts.ts';

test('a file is made once of the same, and another of something else', async () => {
  const cache = await mkdtemp(join(tmpdir(), 'kept-'));
  const keep = (from: readonly string[], content: string) =>
    keptFile(cache, 'a.txt', from, () => content);
  const made = await keep(['x', 'y'], 'one');
  expect(await keep(['x', 'y'], 'two')).toEqual(made);
  expect((await keep(['xy'], 'three')).content.toString()).toBe('three');
  expect(await readdir(dirname(made.path))).toEqual(['a.txt']);
  await rm(cache, { recursive: true });
});
