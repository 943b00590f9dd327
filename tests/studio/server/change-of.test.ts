import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { storyFilesIn } from '../../../src/build/story/files/story-files.ts';
import { changeOf } from '../../../src/studio/server/studio-plugin.ts';

const root = resolve('/project');
const files = storyFilesIn(root, '../my-story');
const change = (file: string) => changeOf(root, resolve(root, file), files);

test.each(['story.md', 'sources.yaml', 'scenes.yaml', 'labels.yaml'])(
  'a saved %s is taken over in place',
  (file) => {
    expect(change(`../my-story/${file}`)).toBe('update');
  },
);

test.each([
  '../my-story/layers.yaml',
  '../my-story/settings.yaml',
  '../my-story/charts/steps.csv',
  '../my-story/geo/layers/way.geojson',
  'src/words/en.ts',
])('a saved %s loads the page anew', (file) => {
  expect(change(file)).toBe('reload');
});

test.each([
  '../my-story/.schema/scenes.json',
  '../my-story/.scenes.yaml.42.tmp',
  '../my-story/notes.txt',
  '../other-story/scenes.yaml',
  'src/story/scenes.yaml',
])('a saved %s changes nothing on the page', (file) => {
  expect(change(file)).toBeUndefined();
});

test('a story may be in a hidden folder', () => {
  const path = resolve(root, '.drafts/walk/layers.yaml');
  expect(changeOf(root, path, storyFilesIn(root, '.drafts/walk'))).toBe('reload');
});
