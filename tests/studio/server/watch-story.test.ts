import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchStory } from '../../../src/studio/server/watch-story.ts';

let root: string;
let changed: ReturnType<typeof vi.fn<(change: string) => void>>;
let watcher: EventEmitter & { add: () => undefined };
const text = () => join(root, 'src/story/story.md');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'watched-'));
  mkdirSync(join(root, 'src/story'), { recursive: true });
  writeFileSync(text(), 'one');
  changed = vi.fn();
  watcher = Object.assign(new EventEmitter(), { add: () => undefined });
  watchStory({ watcher }, root, { changed });
});
afterEach(() => rmSync(root, { recursive: true }));

const laterThanHeard = () => new Promise((resolve) => setTimeout(resolve, 200));

test('a save is told once', async () => {
  watcher.emit('change', text());
  await laterThanHeard();
  expect(changed.mock.calls).toEqual([['update']]);
});

test('a save that the watcher drops, since it follows another at once, is told too', async () => {
  watcher.emit('change', text());
  await new Promise((resolve) => setTimeout(resolve, 20));
  writeFileSync(text(), 'two');
  await laterThanHeard();
  expect(changed.mock.calls).toEqual([['update'], ['update']]);
});

test('a link that leads back to itself is told of, and stops nothing', async () => {
  rmSync(text());
  symlinkSync(text(), text());
  watcher.emit('change', text());
  await laterThanHeard();
  expect(changed.mock.calls).toEqual([['update']]);
});

test('a file that is no part of the story is told of by nobody', async () => {
  watcher.emit('change', join(root, 'src/story/notes.txt'));
  await laterThanHeard();
  expect(changed).not.toHaveBeenCalled();
});
