import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { multiPolygon, polygon } from '@turf/helpers';
import { expect, test } from 'vitest';
import { type DrawnData, joinLayers, type StoryData } from '../../src/core/story/story-data.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import { loadStory } from '../../src/load/load-story.ts';
import { type StoryStore, storyStore } from '../../src/load/story-store.ts';
import { routesOf } from '../../src/render/passages.ts';
import { locatorLand, storyDataPlugin } from '../../src/render/story-data-plugin.ts';
import { type DrawnLayer, kinds, type Layer } from '../../src/style/kinds/kinds.ts';
import { layerColors } from '../../src/style/palette.ts';
import { english } from '../support/english.ts';
import { ownProject } from '../support/fixture-project.ts';
import { ring } from '../support/shapes.ts';

const inProject = ownProject();
const pluginOf = (store: StoryStore) =>
  storyDataPlugin(store) as unknown as {
    readonly config: (config: object, env: { readonly command: string }) => void;
    readonly resolveId: (id: string, importer: string) => Promise<string | undefined>;
    readonly load: (id: string) => Promise<string>;
  };

async function dataOf(
  store: StoryStore,
): Promise<{ page: StoryData; drawn: DrawnData<DrawnLayer> }> {
  const read = async (id: string) => {
    const code = await pluginOf(store).load(`\0virtual:${id}`);
    const [, json = ''] = /JSON\.parse\((".*")\);$/.exec(code) ?? [];
    return JSON.parse(JSON.parse(json));
  };
  return { page: await read('story'), drawn: await read('story/map') };
}

test('does not publish a file that no layer uses', async () => {
  const root = inProject();
  await writeFile(join(root, 'geo/layers/spare.geojson'), '{');
  const sources = pluginOf(storyStore(openFolder(root))).load('\0virtual:story/sources');
  expect(await sources).not.toContain('spare');
  const described = (await loadStory(openFolder(root))).described.map(({ id }) => id);
  expect(described.slice(0, 2)).toEqual(['way', 'area']);
  expect(described).not.toContain('spare');
});

test('sends the map only what the page lacks of a layer, and nothing twice', async () => {
  const root = inProject();
  const { page, drawn } = await dataOf(storyStore(openFolder(root)));
  const [way] = page.layers.map(Object.keys);
  expect(way).toEqual(['id', 'label']);
  const twice = page.layers.flatMap((layer) =>
    Object.keys(drawn.layers[layer.id] ?? {}).filter((name) => name in layer),
  );
  expect(twice).toEqual([]);
  const { layers } = await loadStory(openFolder(root));
  const whole = layers.map(({ id, kind, color }) => ({ id, kind, color }));
  expect(joinLayers(page, drawn)).toMatchObject(whole);
});

const square = (west: number, south: number, side: number, part = 'land') =>
  polygon([ring(west, south, west + side, south + side)], { part });

/** 84 units wide: a unit is a degree of longitude. */
const region = [-42, -30, 42, 30] as const;
const halves = [square(170, -10, 10), square(-180, -10, 10)];
const whole = multiPolygon(
  halves.map(({ geometry }) => geometry.coordinates),
  { part: 'land' },
);
const cell = 'l10 0 0-10-10 0z';
const across = [138, -30, -138, 30] as const;

test.each([
  ['is on its grid, from a corner', region, [square(0, -10, 10)], 'M42 40l10 0 0-10-10 0z'],
  ['excludes lakes', region, [square(0, 0, 10, 'lakes')], ''],
  ['excludes islands too small to see', region, [square(0, 0, 0.4)], ''],
  ['continues beyond the 180th meridian', across, halves, `M32 40${cell}M42 40${cell}`],
  ['has no coast where the meridian cuts land', across, [whole], 'M32 40l20 0 0-10-20 0z'],
])('the land of the small map %s', (_, bounds, features, path) => {
  expect(locatorLand(JSON.stringify({ type: 'FeatureCollection', features }), bounds)).toBe(path);
});

test('a build leaves out unused kinds of layers', async () => {
  const plugin = pluginOf(storyStore(openFolder(inProject())));
  const list = resolve('src/style/kinds/all-kinds.ts');
  expect(await plugin.load(list)).toBeUndefined();
  plugin.config({}, { command: 'build' });
  const code = await plugin.load(list);
  expect(code).toContain("import { area } from './area.ts';");
  expect(code).not.toContain('arc');
  expect(await plugin.load(resolve('src/style/kinds/kinds.ts'))).toBeUndefined();
});

test.each(['.', 'tests/fixtures/atolls', 'examples/herdsman-lake'])(
  'the map in a browser is drawn as in the build: %s',
  async (root) => {
    const store = storyStore(openFolder('.', root === '.' ? undefined : root));
    const loaded = await store.load();
    const { page, drawn } = await dataOf(store);
    const routes = routesOf(
      loaded.layers.map(({ id }) => id),
      loaded,
    );
    const styleOf = (layers: readonly Layer[]) =>
      kinds.flatMap((kind) =>
        layers
          .filter((layer) => layer.kind === kind.name)
          .map((layer) => {
            const input = { routes, words: english };
            const colors = layerColors(layer, 'light');
            return [
              kind.label?.(layer),
              kind.over?.(layer, 'light'),
              ...(['under', 'layers', 'marks', 'names', 'top'] as const).map((part) =>
                kind[part]?.(layer, colors, input),
              ),
            ];
          }),
      );
    expect(styleOf(joinLayers(page, drawn))).toEqual(styleOf(loaded.layers));
  },
);
