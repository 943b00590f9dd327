import { EventEmitter } from 'node:events';
import { symlink } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';
import { type StoryStore, storyStore } from '../../src/load/story-store.ts';
import { ownProject } from '../support/fixture-project.ts';

const inProject = ownProject();
let store: StoryStore;
const text = () => inProject('src/story/story.md');
const retitle = () => inProject.edit('src/story/story.md', /^title: .*$/m, 'title: Another walk');

beforeEach(() => {
  store = storyStore(openFolder(inProject()));
});

it('reads a story once for all who ask, and again after a save', async () => {
  const first = await store.load();
  retitle();
  expect(await store.load()).toBe(first);
  store.saved(text());
  const second = await store.load();
  expect(second.story.meta.title).toBe('Another walk');
  expect(await store.load()).toBe(second);
});

it('versions each file that the studio writes', async () => {
  const { versions: before } = await store.read();
  inProject.write('src/story/labels.yaml', '[]\n');
  store.saved('');
  const { versions } = await store.read();
  expect(versions.scenes).toBe(before.scenes);
  expect(versions.labels).not.toBe(before.labels);
});

describe('on the dev server', () => {
  const watcher = Object.assign(new EventEmitter(), { add: vi.fn() });
  const told = vi.fn<(path: string) => void>();
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    watcher.removeAllListeners();
    told.mockClear();
    type Watch = Plugin & { configureServer: (server: object) => void };
    const { configureServer } = store.watch as Watch;
    configureServer({ watcher });
    store.onSave(told);
    return () => vi.useRealTimers();
  });

  it('reports a save once, together with later saves', async () => {
    watcher.emit('change', text());
    await store.load();
    retitle();
    vi.runAllTimers();
    expect(told.mock.calls).toEqual([[text()]]);
    expect((await store.load()).story.meta.title).toBe('Another walk');
  });

  it('reports a save in a linked folder under the link’s path', async () => {
    await symlink(inProject('src/story'), inProject('linked'));
    const linked = storyStore(openFolder(inProject(), 'linked'));
    (linked.watch.configureServer as unknown as (server: object) => void)({ watcher });
    linked.onSave(told);
    expect(watcher.add).toHaveBeenLastCalledWith([inProject('src/story')]);
    watcher.emit('change', text());
    vi.runAllTimers();
    expect(told).toHaveBeenLastCalledWith(inProject('linked/story.md'));
  });
});
