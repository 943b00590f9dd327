import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLink, writeLink } from '../../src/core/reader/choices.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import { inspectStory } from '../../src/load/load-story.ts';
import { inRuns } from '../core/arbitraries.ts';
import { fixtureStory, ownProject } from '../support/fixture-project.ts';
import { mutatedText, mutatedValue } from './mutate.ts';

/** A tenth of the inputs of the long run. */
const inputs = process.env.EVERY_CASE ? 2000 : 200;
const inProject = ownProject();
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
const soundText = (file: string) => readFileSync(join(fixtureStory, file), 'utf8');

test('whatever a link holds, its known parts are kept and the rest is ignored', () => {
  const layers = ['dmz', 'jilin'];
  inRuns(inputs)(mutatedText('?show=dmz&hide=jilin&view=100,30,5,0,0&x=1'), (search) => {
    const read = readLink(search, layers);
    for (const id of Object.keys(read.overrides)) expect(layers).toContain(id);
    for (const value of Object.values(read.view ?? {}).flat())
      expect(value).toSatisfy(Number.isFinite);
    expect(readLink(writeLink(read), layers).overrides).toEqual(read.overrides);
  });
});

test('whatever a file of a story holds, each problem names a place and a remedy', async () => {
  const way = 'geo/layers/way.geojson';
  const unopened = { file: way, text: soundText(way).replace('{', '') } as const;
  const area = 'geo/layers/area.geojson';
  const beyond = { file: area, text: soundText(area).replace('126, 37', '-361, 37') } as const;
  const textsOf = (file: string) => {
    const text = soundText(file);
    const values = file.endsWith('.geojson') ? [mutatedValue(JSON.parse(text))] : [];
    const json = values.map((value) => value.map((other) => JSON.stringify(other) ?? ''));
    return fc.oneof(mutatedText(text), ...json);
  };
  const input = fc
    .constantFrom(...soundFiles)
    .chain((file) => textsOf(file).map((text) => ({ file, text })));
  await fc.assert(
    fc.asyncProperty(input, async ({ file, text }) => {
      inProject.write(file, text);
      const { problems } = await inspectStory(openFolder(inProject())).finally(() =>
        inProject.write(file, soundText(file)),
      );
      for (const { file, place = file, problem, remedy } of problems) {
        for (const words of [file, place, problem, remedy]) expect(words.trim()).not.toBe('');
        // A sentence, or a command or an address after a colon.
        expect(remedy).toMatch(/[.…?]$|: \S[^:]*(:\S+)?$/);
      }
    }),
    { numRuns: inputs / 4, examples: [[unopened], [beyond]] },
  );
});
