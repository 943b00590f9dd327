import { point } from '@turf/helpers';
import { beforeAll, expect, it } from 'vitest';
import type { StoryData } from '../../../../src/core/story/story-data.ts';
import { openFolder } from '../../../../src/files/open-folder.ts';
import { type LoadedStory, loadStory } from '../../../../src/load/load-story.ts';
import { storyStore } from '../../../../src/load/story-store.ts';
import { storyDataPlugin } from '../../../../src/render/story-data-plugin.ts';
import { storyMaps } from '../../../../src/stills/draw-map.ts';
import { frameScene } from '../../../../src/stills/frame.ts';
import { type LabelFonts, openLabelFonts } from '../../../../src/stills/labels/outline-text.ts';
import { labelData } from '../../../../src/style/label-layers.ts';
import { styleValues } from '../../../../src/style/style-values.ts';
import { plainStyle } from '../../../support/plain-style.ts';
import { sceneOf } from '../../../support/read-story.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('tests/fixtures/atolls', 'atolls');
let fonts: LabelFonts;
beforeAll(async () => {
  fonts = await openLabelFonts();
});

/** The second story with named islands, and with further changes to some files. */
async function islands(
  changes: Readonly<Record<string, readonly [from: string | RegExp, to: string]>> = {},
  translation?: string,
) {
  const named = 'kind: points\n  names: true\n  text: { light: "#123456", dark: "#123456" }';
  folder.edit('atolls/layers.yaml', 'kind: points', named);
  for (const [file, [from, to]] of Object.entries(changes)) {
    folder.edit(`atolls/${file}`, from, to);
  }
  return loadStory(openFolder(folder(), 'atolls', translation));
}

const styleOf = (story: LoadedStory) =>
  plainStyle(story.layers, { words: story.words, labels: labelData(story.labels, {}), fine: true })
    .layers;

const site = (properties: object) => point([179, -8], { part: 'site', 'count ': 1, ...properties });

function lettersIn(story: LoadedStory, section: string) {
  const scene = sceneOf(story, section);
  const frame = frameScene(scene);
  const svg = storyMaps(story)(scene, { frame, section, title: '', description: '', fonts });
  const [, own] = /\.(\w+)\{fill:#123456\}/.exec(svg) ?? [];
  const [, runs = ''] = new RegExp(`<g class="${own}">((?:<use[^>]*>)*)</g>`).exec(svg) ?? [];
  return own ? runs.split('<use').length - 1 : 0;
}

it('points with names draw their names over the map’s own names and below labels placed by hand', async () => {
  const ids = styleOf(await islands()).map(({ id }) => id);
  const names = ids.indexOf('islands-names');
  expect(names).toBeGreaterThan(ids.indexOf('place-cities'));
  expect(names).toBeLessThan(ids.indexOf('islands-labels'));
  expect(names).toBeLessThan(ids.indexOf('place-cities-first'));
});

it('points with names draw their names beside their discs, unless a label placed by hand has the same text', async () => {
  const label = '- { layer: sea-zone, text: "Nui\\natoll", at: [177.1, -7.2] }\n$&';
  const names = styleOf(await islands({ 'labels.yaml': [/^- /m, label] })).find(
    ({ id }) => id === 'islands-names',
  );
  if (!names) throw new Error('There are no names.');
  const { draws, number, formatted } = styleValues(names, 6);
  const [small, large] = [site({ name: 'Nui' }), site({ name: 'Funafuti', 'count ': 6000 })];
  expect([small, large, site({ name: 'Nui atoll' })].map(draws)).toEqual([true, true, false]);
  expect(formatted('text-field', large)[0]?.text).toBe('Funafuti');
  const [near, far] = [small, large].map((each) => 13 * number('text-radial-offset', each));
  expect(near).toBeCloseTo(3 + 3.9);
  expect(far).toBeGreaterThan(20);
});

it('points with names draw their names on still maps too', async () => {
  const story = await islands();
  expect(lettersIn(story, 'tuvalu')).toBeGreaterThan(4);
  const plain = { ...story, layers: story.layers.map((layer) => ({ ...layer, names: false })) };
  expect(lettersIn(plain, 'tuvalu')).toBe(0);
});

it('points with names translate their names, and suppress the map’s own name of the same place', async () => {
  const french = await islands({ 'words.fr.yaml': [/^Nui: .*$/m, 'Nui: Nouï'] }, 'fr');
  const [, file = ''] =
    Object.entries(french.geometry).find(([path]) => path.endsWith('islands.geojson')) ?? [];
  const named = (JSON.parse(file) as GeoJSON.FeatureCollection).features.map(
    ({ properties }) => properties?.name,
  );
  expect(named).toContain('Nouï');
  const store = storyStore(openFolder(folder(), 'atolls'));
  const { load } = storyDataPlugin(store) as unknown as { load(id: string): Promise<string> };
  const [, json = ''] = /JSON\.parse\((".*")\);$/.exec(await load('\0virtual:story')) ?? [];
  const { scenes }: StoryData = JSON.parse(JSON.parse(json));
  expect(scenes.tuvalu?.quiet).toContain('Funafuti');
});
