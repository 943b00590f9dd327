import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keptFile } from '../../../src/build/fonts/cut-fonts.ts';

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'kept-'));
});
afterEach(() => rm(cache, { recursive: true }));

const make = (content: string) => vi.fn(async () => content);

test('makes a file once of the same, and another of something else', async () => {
  const [first, again, other] = [make('one'), make('two'), make('three')];
  const made = await keptFile(cache, 'a.txt', ['x', 'y'], first);
  expect(await keptFile(cache, 'a.txt', ['x', 'y'], again)).toEqual(made);
  expect(again).not.toHaveBeenCalled();
  expect((await keptFile(cache, 'a.txt', ['xy'], other)).content.toString()).toBe('three');
  expect(await readdir(dirname(made.path))).toEqual(['a.txt']);
});

test('makes it anew where its folder can no longer be read', async () => {
  const { path } = await keptFile(cache, 'a.txt', ['x'], make('one'));
  await rm(dirname(path), { recursive: true });
  await writeFile(join(cache, 'stray.txt'), '');
  expect((await keptFile(cache, 'a.txt', ['x'], make('two'))).content.toString()).toBe('two');
});
