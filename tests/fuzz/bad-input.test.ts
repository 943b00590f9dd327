import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readLink, writeLink } from '../../src/core/reader/choices.ts';
import { checkLayer } from '../../src/load/check/check-geojson.ts';
import { checkScenes } from '../../src/load/check/check-scenes.ts';
import { checkIds, checkLayerIds } from '../../src/load/check/check-text.ts';
import { type Problem, StoryError } from '../../src/load/files/story-error.ts';
import { loadStory } from '../../src/load/load-story.ts';
import { layersSchema } from '../../src/load/schema/layers.ts';
import { partScenes, scenesSchema } from '../../src/load/schema/scenes.ts';
import { readYaml } from '../../src/load/yaml/read-yaml.ts';
import { render } from '../support/english.ts';
import { fixtureProject } from '../support/fixture-project.ts';
import { parseStory } from '../support/parse-story.ts';
import { mutatedText, mutatedValue } from './mutate.ts';

/** How many inputs each is given: a tenth of those of the long run. */
const inputs = process.env.EVERY_CASE ? 2000 : 200;
let project: Awaited<ReturnType<typeof fixtureProject>>;
const soundFiles = [
  'src/story/story.md',
  'src/story/sources.yaml',
  'src/story/scenes.yaml',
  'src/story/layers.yaml',
  'src/story/charts/steps.yaml',
  'src/story/charts/steps.csv',
  'geo/layers/area.geojson',
  'geo/layers/way.geojson',
] as const;
const sound: Record<string, string> = {};

beforeAll(async () => {
  project = await fixtureProject();
  for (const file of soundFiles) sound[file] = await readFile(join(project.root, file), 'utf8');
});
afterAll(() => project.remove());

function expectHelpful(problems: readonly Problem[]): void {
  for (const { file, place = file, problem, remedy } of problems) {
    for (const words of [file, place, problem, remedy]) expect(words.trim()).not.toBe('');
    expect(remedy).toMatch(/[.…?]$/);
  }
}

/** Runs what reads an input: a result is well, a StoryError must help, and all else is a defect. */
async function expectResultOrProblems(read: () => unknown): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof StoryError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    expectHelpful(error.problems);
  }
}

describe('whatever stands in', () => {
  test('the story’s text, it is read or its problems are told', async () => {
    const text = mutatedText(sound['src/story/story.md'] ?? '');
    await fc.assert(
      fc.asyncProperty(text, (input) =>
        expectResultOrProblems(() => parseStory(input, 'story.md', render)),
      ),
      { numRuns: inputs },
    );
  });

  test('a layer’s text or values, every problem names a place and a remedy', () => {
    const text = sound['geo/layers/area.geojson'] ?? '';
    const input = fc.oneof(
      mutatedText(text),
      mutatedValue(JSON.parse(text)).map((value) => JSON.stringify(value) ?? ''),
    );
    fc.assert(
      fc.property(input, (layer) => expectHelpful(checkLayer(layer, 'area.geojson'))),
      { numRuns: inputs },
    );
  });

  test('the scenes and layers, they are read or every problem names a place and a remedy', async () => {
    const input = fc.tuple(
      mutatedText(sound['src/story/scenes.yaml'] ?? ''),
      mutatedText(sound['src/story/layers.yaml'] ?? ''),
    );
    const read = ([oddScenes, oddLayers]: readonly [string, string]) => {
      const scenes = readYaml(oddScenes, 'scenes.yaml', scenesSchema);
      const layers = readYaml(oddLayers, 'layers.yaml', layersSchema);
      const sections = ['title', 'road'].map((id, index) => ({ id, line: index + 1 }));
      const files = { story: 'story.md', scenes: 'scenes.yaml', layers: 'layers.yaml' };
      expectHelpful([
        ...checkIds(sections, Object.keys(scenes), files),
        ...checkLayerIds(
          layers.map(({ id }) => id),
          files.layers,
        ),
        ...checkScenes(partScenes(scenes).scenes, { layers }, files.scenes),
      ]);
    };
    await fc.assert(
      fc.asyncProperty(input, (odd) => expectResultOrProblems(() => read(odd))),
      { numRuns: inputs },
    );
  });

  test('a link, what is known of it is kept and the rest is ignored', () => {
    const layers = ['dmz', 'jilin'];
    fc.assert(
      fc.property(mutatedText('?show=dmz&hide=jilin&view=100,30,5,0,0&x=1'), (search) => {
        const read = readLink(search, layers);
        for (const id of Object.keys(read.overrides)) expect(layers).toContain(id);
        for (const value of Object.values(read.view ?? {}).flat())
          expect(value).toSatisfy(Number.isFinite);
        expect(readLink(writeLink(read), layers).overrides).toEqual(read.overrides);
      }),
      { numRuns: inputs },
    );
  });

  test('the files of a project, it is loaded or all its problems are told', async () => {
    const way = 'geo/layers/way.geojson';
    const unopened = { file: way, text: sound[way]?.replace('{', '') ?? '' } as const;
    const input = fc
      .constantFrom(...soundFiles)
      .chain((file) => mutatedText(sound[file] ?? '').map((text) => ({ file, text })));
    await fc.assert(
      fc.asyncProperty(input, async ({ file, text }) => {
        await writeFile(join(project.root, file), text);
        await expectResultOrProblems(() => loadStory(project.root)).finally(() =>
          writeFile(join(project.root, file), sound[file] ?? ''),
        );
      }),
      { numRuns: inputs / 10, examples: [[unopened]] },
    );
  });
});
