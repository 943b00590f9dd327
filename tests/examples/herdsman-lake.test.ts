import { readdirSync } from 'node:fs';
import { area } from '@turf/turf';
import { expect, test } from 'vitest';
import { checkStory } from '../../src/cli/check.ts';
import { storyFilesIn } from '../../src/load/files/story-files.ts';
import { layerFeatures } from '../../src/load/geometry/read-geometry.ts';
import { loadStory } from '../../src/load/load-story.ts';

const loaded = await loadStory('.', { files: storyFilesIn('.', 'examples/herdsman-lake') });

test.each([undefined, ...readdirSync('examples').filter((name) => !name.endsWith('.md'))])(
  'nothing should be mended in the story %s',
  async (name) => {
    const { report } = await checkStory('.', name && `examples/${name}`);
    expect(report).toMatch(/^\S+ is sound\.\n$/);
  },
);

test('what the map calls water is a fifth to a third of what it calls water and rushes, less than the text gives the rushes', () => {
  const [water = 0, rushes = 0] = (
    layerFeatures('wetland', loaded.geometry, loaded.files) ?? []
  ).map((feature) => area(feature) / 10_000);
  expect(water / (water + rushes)).toBeGreaterThan(1 / 5);
  expect(water / (water + rushes)).toBeLessThan(1 / 3);
});

test('all that is drawn is of OpenStreetMap, and says its licence', () => {
  const licences = loaded.described.map(({ metadata }) => metadata.license);
  expect(licences.filter((license) => license === 'ODbL-1.0').length).toBeGreaterThanOrEqual(3);
  expect(loaded.settings.credits).toContain('OpenStreetMap');
});
