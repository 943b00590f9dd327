import type { HotPayload } from 'vite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StoryError } from '../../../src/build/story/files/story-error.ts';
import type { StoryUpdate } from '../../../src/studio/protocol.ts';
import { liveStory } from '../../../src/studio/server/studio-plugin.ts';

const update = { title: 'As it is now' } as StoryUpdate;
const broken = new StoryError([
  { file: 'scenes.yaml', place: 'line 3', problem: 'it is wrong.', remedy: 'Mend it.' },
]);
const told = { type: 'custom', event: 'story:update', data: update };
const reload = { type: 'full-reload', path: '*' };

let sent: HotPayload[];
let read: () => Promise<StoryUpdate>;
let live: ReturnType<typeof liveStory>;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  read = async () => update;
  live = liveStory({ read: () => read(), send: (payload) => sent.push(payload) });
});
afterEach(() => {
  vi.useRealTimers();
});

const save = async (change: 'update' | 'reload') => {
  live.changed(change);
  await vi.runAllTimersAsync();
};

describe('a story that is being written', () => {
  it('is told to its pages when it is saved', async () => {
    await save('update');
    expect(sent).toEqual([told]);
  });

  it('is told once when several files are saved together', async () => {
    live.changed('update');
    live.changed('update');
    await vi.runAllTimersAsync();
    expect(sent).toEqual([told]);
  });

  it('is told as it was saved last, where it was saved while it was read', async () => {
    const answers: ((update: StoryUpdate) => void)[] = [];
    read = () => new Promise((resolve) => answers.push(resolve));
    await save('update');
    await save('update');
    answers[1]?.(update);
    answers[0]?.({ ...update, title: 'As it was' });
    await vi.runAllTimersAsync();
    expect(sent).toEqual([told]);
  });

  it('tells its problems, and itself once they are mended', async () => {
    read = () => Promise.reject(broken);
    await save('update');
    read = async () => update;
    await save('update');
    const lines = ['scenes.yaml  line 3: it is wrong. Mend it.'];
    expect(sent).toEqual([{ type: 'custom', event: 'story:problems', data: lines }, told]);
  });

  it('loads its pages anew for what they cannot take over, after a mistake is mended too', async () => {
    await save('reload');
    read = () => Promise.reject(broken);
    await save('reload');
    read = async () => update;
    await save('update');
    await save('update');
    expect(sent).toEqual([reload, expect.objectContaining({ type: 'custom' }), reload, told]);
  });

  it('loads a page anew that showed problems in place of the story', async () => {
    live.pageFailed();
    await save('update');
    expect(sent).toEqual([reload]);
  });
});
