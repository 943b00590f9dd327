import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { featureCollection, point } from '@turf/helpers';
import { assert, property, shuffledSubarray } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { checkStops } from '../../src/check/check-stops.ts';
import { daysOfLayers } from '../../src/core/timeline/keyframe.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import { type LoadedStory, loadStory } from '../../src/load/load-story.ts';
import { featureFacts } from '../../src/map/features/feature-facts.ts';
import { layerFeatures } from '../../src/read/geometry/read-geometry.ts';
import { renderAboutMap } from '../../src/render/about-map.ts';
import { mapFiles } from '../../src/render/story-data-plugin.ts';
import { storyMaps } from '../../src/stills/draw-map.ts';
import { frameScene } from '../../src/stills/frame.ts';
import { openLabelFonts } from '../../src/stills/labels/outline-text.ts';
import { mapWords, toldLayers } from '../../src/stills/map-words.ts';
import { edited, lakeStory } from '../check/mistake.ts';
import { english } from '../support/english.ts';
import { sceneOf } from '../support/read-story.ts';
import { positions } from '../support/shapes.ts';

const calls = `calls:
  label: Calls
  kind: stops
  joined: true
  color: { light: "#7a4a00", dark: "#ffd28a" }
  source: The author
  license: CC0-1.0

towns:
`;

let loaded: LoadedStory;
let root: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ root, remove } = await lakeStory());
  await edited(root, [
    ['layers.yaml', 'towns:\n', calls],
    ['scenes.yaml', '[lake, { ferry: 0.8 }]', '[lake, { ferry: 0.8 }, calls]\n  at: [34.75, -0.1]'],
    ['scenes.yaml', '  layers: [lake]\n', '  layers: [lake, calls]\n  at: [32.9, -2.5]\n'],
  ]);
  loaded = await loadStory(openFolder(root, 'lake'));
});
afterAll(() => remove());

const featuresOf = ({ geometry, files }: LoadedStory) =>
  layerFeatures('calls', geometry, files) ?? [];
const factsOf = (story: LoadedStory) =>
  story.layers
    .filter(({ id }) => id === 'calls')
    .flatMap((layer) => featureFacts(layer, { features: featuresOf(story) }, english));

describe('the stops of a story', () => {
  it('are the places of its sections in order, and the line that joins them', () => {
    const features = featuresOf(loaded);
    expect(features.map(({ geometry, properties }) => [properties.name, geometry.type])).toEqual([
      ['Calls', 'LineString'],
      ['1. The ferry', 'Point'],
      ['2. Sources', 'Point'],
    ]);
    const coordinates = positions(34.75, -0.1, 32.9, -2.5);
    expect(features[0]?.geometry).toEqual({ type: 'LineString', coordinates });
  });

  it('are marked by their section’s scene, and by no scene without a place', () => {
    const marked = Object.entries(loaded.scenes).map(([id, { days }]) => [id, days?.calls]);
    expect(marked).toEqual([
      ['title', ['', '']],
      ['ferry', ['ferry', 'ferry']],
      ['sources', ['sources', 'sources']],
    ]);
    expect(daysOfLayers(loaded.layers).calls).toEqual(['ferry', 'sources']);
  });

  it('are fetched from a generated file, which is not offered for download', async () => {
    const { calls = '', towns } = await mapFiles(loaded);
    expect(JSON.parse(await readFile(calls, 'utf8')).features).toHaveLength(3);
    expect(towns).toBe(join(root, 'lake/geo/layers/towns.geojson'));
    const about = renderAboutMap(loaded.described, english);
    expect(about).toContain('download="towns.geojson"');
    expect(about).not.toContain('download="calls.geojson"');
    expect(about).toContain('<ol><li><a href="#ferry">The ferry</a></li>');
  });

  it('lead to their sections from the panel and the list, which omit the line', () => {
    expect(factsOf(loaded)).toMatchObject([
      { name: '1. The ferry', section: 'ferry', fact: 'A click leads to its section.' },
      { name: '2. Sources', section: 'sources', credit: 'The author' },
    ]);
  });

  it.each([
    ['title', 'Numbered discs mark Calls: 1. The ferry, 2. Sources.'],
    ['ferry', 'Numbered discs mark Calls; this section is at “1. The ferry”.'],
  ])('are described in the words of the map "%s"', (id, sentence) => {
    const shown = { ...sceneOf(loaded, id), layers: { calls: 1 } };
    expect(mapWords(shown, toldLayers(loaded), [], english).full).toContain(sentence);
  });

  it('are drawn in a still map as numbered rings, with the current ring filled', async () => {
    const scene = sceneOf(loaded, 'ferry');
    const frame = frameScene(scene);
    const fonts = await openLabelFonts();
    const options = { frame, title: '', description: '', theme: 'light' as const };
    const discs = (svg: string) => svg.match(/stroke-width="1[36]"/g)?.length ?? 0;
    const draw = storyMaps(loaded);
    const without = { ...scene, layers: { lake: 1 } };
    expect(discs(draw({ ...scene, layers: { calls: 1 } }, options))).toBe(3);
    expect(discs(draw(without, options))).toBe(0);
    const unread = { ...scene, layers: { calls: 1 }, days: { calls: ['', ''] as const } };
    expect(discs(draw(unread, { ...options, fonts }))).toBe(2);
  });
});

describe('the stops of a file', () => {
  const ports = { Kisumu: [34.75, -0.1], Ukerewe: [33, -1], Nansio: [33, -2], Bukoba: [33, -2.5] };
  let own: LoadedStory;
  beforeAll(async () => {
    const points = Object.entries(ports).map(([name, at]) => point(at, { name, day: 3 }));
    await edited(root, [
      ['geo/layers/calls.geojson', JSON.stringify(featureCollection(points))],
      ['scenes.yaml', 'at: [34.75, -0.1]', 'stops: [Bukoba, Ukerewe]'],
      ['scenes.yaml', 'at: [32.9, -2.5]', 'stops: [Kisumu]'],
    ]);
    own = await loadStory(openFolder(root, 'lake'));
  });

  it('are numbered in order, joined, and lead to the section that names them, if any', () => {
    expect(featuresOf(own)[0]?.geometry).toMatchObject({ coordinates: Object.values(ports) });
    expect(factsOf(own).map(({ name, section }) => [name, section])).toEqual([
      ['1. Kisumu', 'sources'],
      ['2. Ukerewe', 'ferry'],
      ['3. Nansio', undefined],
      ['4. Bukoba', 'ferry'],
    ]);
    const about = renderAboutMap(own.described, english);
    expect(about).toContain('<a href="#ferry">Ukerewe</a></li><li>Nansio</li>');
    expect(about).toContain('download="calls.geojson"');
  });

  it('are filled and described together when a section has several', () => {
    const bounds = [32, -3, 35, 1] as const;
    const scene = { ...sceneOf(own, 'ferry'), bounds, layers: { calls: 1 } };
    const said = mapWords(scene, toldLayers(own), [], english).full;
    expect(said).toContain('this section is at “2. Ukerewe, 4. Bukoba”.');
    const look = { title: '', description: '', theme: 'light' } as const;
    const svg = storyMaps(own)(scene, { ...look, frame: frameScene(scene) });
    expect(svg.match(/stroke-width="1[36]"/g)).toHaveLength(4 + 2);
  });
});

test('stops are reported as out of order only if a route passes them all in another order', () => {
  const saidOf = (line: readonly number[][], stops: readonly number[][]) => {
    const features = stops.map((at) => ({ name: String(at), positions: [at] }));
    const scene = { bounds: [-1, -1, 10, 4], layers: { stops: 1 }, stops: stops.map(String) };
    const layers = ['stops', 'route'].map((kind) => ({ id: kind, kind }));
    const route = [{ positions: line }];
    const seen = { '/stops.geojson': { features }, '/route.geojson': { features: route } };
    const map = { scenes: { scene }, layers } as never;
    return checkStops(map, { geometry: '' } as never, seen as never).map(({ problem }) => problem);
  };
  const way = [...Array(10).keys()].map((i) => [i, i % 2]);
  void assert(
    property(shuffledSubarray(way, { minLength: 2 }), (stops) => {
      const order = way.filter((place) => stops.includes(place));
      const other = `it is out of order: "route" passes ${order.map((at) => `"${at}"`).join(', ')}.`;
      expect(saidOf(way, stops)).toEqual(String(order) === String(stops) ? [] : [other]);
      expect(saidOf(way, [...stops, [5, 3]])).toEqual([]);
      expect(saidOf([...way, ...way.toReversed()], [...order, ...order.toReversed()])).toEqual([]);
    }),
  );
});
