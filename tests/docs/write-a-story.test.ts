import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyAround, readShapes } from '../../src/cli/new/story-of-shapes.ts';
import { writeStory } from '../../src/cli/new/write-story.ts';
import { storyFilesIn } from '../../src/load/files/story-files.ts';
import { type LoadedStory, loadStory } from '../../src/load/load-story.ts';

const project = process.cwd();
let tutorial = '';
let around = '';
let begun: LoadedStory;
let loaded: LoadedStory;

/** The files that the tutorial has its reader write, by their names. */
const written = (): readonly (readonly [name: string, text: string])[] =>
  [...tutorial.matchAll(/Write `([\w.]+)`:\n\n```\w+\n([\s\S]*?\n)```/g)].map(
    ([, name = '', text = '']) => [name, text],
  );

beforeAll(async () => {
  tutorial = await readFile('docs/write-a-story.md', 'utf8');
  around = await mkdtemp(join(tmpdir(), 'tutorial-'));
  const story = join(around, 'telegraph');
  const named = await readdir('docs/telegraph');
  const layers = await readShapes(named.map((name) => join('docs/telegraph', name)));
  await writeStory(story, { root: project, copy: copyAround(layers) });
  begun = await loadStory(project, { files: storyFilesIn(project, story) });
  for (const [name, text] of written()) await writeFile(join(story, name), text);
  loaded = await loadStory(project, { files: storyFilesIn(project, story) });
});
afterAll(() => rm(around, { recursive: true }));

test('the story of the tutorial is sound as it is written there: four sections, three layers', () => {
  expect(written().map(([name]) => name)).toEqual([
    'layers.yaml',
    'story.md',
    'sources.yaml',
    'scenes.yaml',
  ]);
  expect(loaded.story.sections).toHaveLength(4);
  expect(loaded.layers.map(({ id }) => id).sort()).toEqual(['cable', 'stations', 'wire']);
});

test('it begins as a story of the same layers, on the map as soon as it is served', () => {
  expect(tutorial).toContain('npx story-map new . node_modules/story-map/docs/telegraph/*.geojson');
  const kinds = ({ layers }: LoadedStory) => layers.map(({ id, kind }) => [id, kind]).sort();
  expect(kinds(begun).map(([id]) => id)).toEqual(kinds(loaded).map(([id]) => id));
});

test('nothing is left in it of the story that it began as', async () => {
  const story = join(around, 'telegraph');
  const entries = await readdir(story, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile())) {
    const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
    expect(`${entry.name} ${text}`).not.toMatch(/nordland|norway|bodø|trondheim|arctic/i);
  }
});

test('it takes nine steps, each with one command or one file to write', () => {
  const steps = tutorial.split(/^## \d+\. /m).slice(1);
  expect(steps).toHaveLength(9);
  for (const step of steps) expect(step.match(/^```\w+$/gm)).toHaveLength(1);
});
