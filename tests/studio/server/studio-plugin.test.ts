import { resolve } from 'node:path';
import type { HotPayload } from 'vite';
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import { openFolder } from '../../../src/files/open-folder.ts';
import { StoryError } from '../../../src/files/story-error.ts';
import type { StoryUpdate } from '../../../src/studio/protocol.ts';
import { changeOf, liveStory } from '../../../src/studio/server/studio-plugin.ts';

test.each([
  ['../my-story/story.md', 'update'],
  ['../my-story/sources.yaml', 'update'],
  ['../my-story/scenes.yaml', 'update'],
  ['../my-story/labels.yaml', 'update'],
  ['../my-story/layers.yaml', 'reload'],
  ['../my-story/charts/steps.csv', 'reload'],
  ['../my-story/geo/layers/way.geojson', 'reload'],
  ['src/words/en.yaml', 'reload'],
  ['../my-story/.schema/scenes.json', undefined],
  ['../my-story/.scenes.yaml.42.tmp', undefined],
  ['../my-story/notes.txt', undefined],
  ['../other-story/scenes.yaml', undefined],
  ['src/story/scenes.yaml', undefined],
  ['.drafts/walk/layers.yaml', 'reload', '.drafts/walk'],
])('saving %s asks a page for: %s', (file, change, story = '../my-story') => {
  const root = resolve('/project');
  expect(changeOf(resolve(root, file), openFolder(root, story))).toBe(change);
});

test.each([
  ['story.fr.md', 'update'],
  ['words.fr.yaml', 'reload'],
  ['translated.fr.yaml', 'update'],
  ['scenes.yaml', 'update'],
  ['story.de.md', undefined],
  ['words.de.yaml', undefined],
])('saving %s asks the French page for: %s', (file, change) => {
  const root = resolve('/project');
  const files = openFolder(root, 'src/story', 'fr');
  expect(changeOf(resolve(root, 'src/story', file), files)).toBe(change);
});

describe('a live story', () => {
  const update = { title: 'As it is now' } as StoryUpdate;
  const place = { file: 'scenes.yaml', place: 'line 3' };
  const mistake = { ...place, problem: 'it is wrong.', remedy: 'Mend.' };
  const broken = () => Promise.reject(new StoryError([mistake]));
  const sound = () => Promise.resolve(update);
  const told = { type: 'custom', event: 'story:update', data: update };
  const data = ['scenes.yaml  line 3: it is wrong. Mend.'];
  const problems = { type: 'custom', event: 'story:problems', data };
  const reload = { type: 'full-reload', path: '*' };
  let sent: HotPayload[];
  let read: () => Promise<StoryUpdate>;
  let live: ReturnType<typeof liveStory>;

  beforeEach(() => {
    vi.useFakeTimers();
    sent = [];
    read = sound;
    const send = (payload: HotPayload) => sent.push(payload);
    live = liveStory(() => read(), send);
    return () => vi.useRealTimers();
  });
  const save = async (change: 'update' | 'reload', reading = sound) => {
    read = reading;
    live.changed(change);
    await vi.runAllTimersAsync();
  };

  it('is sent once when several files are saved together', async () => {
    live.changed('update');
    await save('update');
    expect(sent).toEqual([told]);
  });

  it('is sent as last saved if it was saved again while being read', async () => {
    const answers: ((update: StoryUpdate) => void)[] = [];
    const slow = () => new Promise<StoryUpdate>((done) => answers.push(done));
    await save('update', slow);
    await save('update', slow);
    answers[1]?.(update);
    answers[0]?.({ ...update, title: 'As it was' });
    await vi.runAllTimersAsync();
    expect(sent).toEqual([told]);
  });

  it('reports its problems, and reloads its pages for changes that they cannot take over, even once the problems are fixed', async () => {
    await save('reload');
    await save('reload', broken);
    await save('update');
    await save('update');
    expect(sent).toEqual([reload, problems, reload, told]);
  });

  it('leaves warnings out of its errors, but always reports something', async () => {
    const said = async (error: Error) => {
      await save('update', () => Promise.reject(error));
      return (sent.at(-1) as { data?: unknown }).data;
    };
    const warning = { ...mistake, problem: 'it is odd.', severity: 'warning' } as const;
    expect(await said(new StoryError([warning, mistake]))).toEqual(problems.data);
    const alone = await said(new StoryError([warning]));
    expect(alone).toEqual(['scenes.yaml  line 3: it is odd. Mend.']);
    expect(await said(new Error(''))).toEqual(['Error']);
    // What Vite shows in place of a page that cannot be made.
    expect(new StoryError([warning, mistake]).message).toBe(
      'The story has 1 problem.\nscenes.yaml  line 3: it is wrong. Mend.',
    );
  });

  it('reloads a page that showed problems in place of the story', async () => {
    live.pageFailed();
    await save('update');
    expect(sent).toEqual([reload]);
  });
});
