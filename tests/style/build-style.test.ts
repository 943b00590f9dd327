import { featureFilter, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { point, polygon } from '@turf/helpers';
import type { SourceSpecification, StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { fitBounds } from '../../src/core/camera/fit-bounds.ts';
import type { AnnotationSpec } from '../../src/core/story/scene-spec.ts';
import { enlarged, enlargement } from '../../src/map/style/story-style.ts';
import {
  annotationData,
  annotationLayers,
  isLarge,
  leaderImages,
} from '../../src/style/annotation-layers.ts';
import { isOverview } from '../../src/style/basemap-layers.ts';
import { fineFrom } from '../../src/style/basemaps.ts';
import { buildStyle } from '../../src/style/build-style.ts';
import { storyLabelLayers } from '../../src/style/label-layers.ts';
import { layerColors, palette, type Theme } from '../../src/style/palette.ts';
import { reliefSources } from '../../src/style/relief.ts';
import { storyMetadata } from '../../src/style/story-layer.ts';
import { styleValues } from '../../src/style/style-values.ts';
import { english as en } from '../support/english.ts';
import { plainLayer } from '../support/plain-layer.ts';
import { positions, ring } from '../support/shapes.ts';
import { layers, relief, scenes } from '../support/this-story.ts';

const basemap = ['overview', 'basemap', 'places'];

const source = (name: string): [string, SourceSpecification] => [
  name,
  { type: 'geojson', data: `${name}.geojson`, lineMetrics: true },
];

const zoom = { zoom: 4 };
/** A line of a route file, as a filter sees it. */
const line = (part: string) => ({ type: 2, properties: { part } }) as const;

const styleOf = (theme: Theme, fine = false) =>
  buildStyle({
    theme,
    layers,
    sources: {
      ...Object.fromEntries([...basemap, ...layers.map(({ id }) => id)].map(source)),
      ...reliefSources(relief, 'relief/{z}/{x}/{y}.avif'),
    },
    routes: { 'route-laos': { line: positions(129, 43, 102, 18), stops: [], leapFrom: 0.8 } },
    words: en,
    labels: { type: 'FeatureCollection', features: [] },
    annotations: annotationData(scenes),
    fontFaces: {},
    fine,
  });

const lengths = ['text-size', 'line-width', 'circle-radius', 'icon-size'] as const;
const feature = point([0, 0], { count: 40, rank: 2, size: 0.1 });
const sizes = ({ layers }: StyleSpecification, zoom: number) =>
  layers.flatMap((layer) =>
    lengths
      .filter((name) => name in { ...layer.layout, ...layer.paint })
      .map((name) => [`${layer.id} ${name}`, styleValues(layer, zoom).number(name, feature)]),
  );

it('enlargement starts past a width of 1440 pixels and ends at 1.3', () => {
  expect([360, 1440].map(enlargement)).toEqual([1, 1]);
  expect(enlargement(1920)).toBeCloseTo(1.13, 2);
  expect([2560, 5120].map(enlargement)).toEqual([1.3, 1.3]);
});

it('enlarged scales every line, name and disc by the same factor at every zoom, but no dot, whose size is on the ground', () => {
  const style = styleOf('light');
  const wide = enlarged(style, 1.3);
  expect(validateStyleMin(wide).map(({ message }) => message)).toEqual([]);
  for (const zoom of [2, 4.5, 7]) {
    const grown = new Map(sizes(wide, zoom) as [string, number][]);
    const before = sizes(style, zoom) as [string, number][];
    expect(before.length).toBeGreaterThan(20);
    for (const [name, size] of before)
      expect(grown.get(name), `${name} at zoom ${zoom}`).toBeCloseTo(
        /(-dots|-within|-marks|each-round-lit) circle-radius/.test(name) ? size : 1.3 * size,
        5,
      );
    expect(grown.get('place-cities icon-size')).toBe(1.3);
  }
});

it('large words are in the serif, from 34 to 84 pixels by the map’s width, without leaders, in a layer for each share', () => {
  const at = [112, 35] as const;
  const word = { at, side: 'top', large: true } as const;
  const annotations: AnnotationSpec[] = [
    { ...word, text: 'one', from: 0 },
    { at, side: 'bottom', text: 'who', offset: 0, from: 0 },
    { ...word, text: 'two', from: 0.5 },
  ];
  const own = { words: { bounds: [100, 20, 130, 45] as const, layers: {}, annotations } };
  const data = annotationData(own);
  const layersAt = (width: number) =>
    annotationLayers(data, palette('light'), width).filter(isLarge);
  expect(layersAt(390).map(({ id }) => id)).toEqual(['words 0-words', 'words 0.5-words']);
  const sizes = [0, 390, 768, 1440, 2560].map((width) =>
    layersAt(width).map((layer) => styleValues(layer, 4).number('text-size')),
  );
  expect(sizes.map(([size]) => size)).toEqual([34, 34, expect.closeTo(44.8), 84, 84]);
  for (const layer of layersAt(1440)) {
    const { draws, word, numbers } = styleValues(layer, 4);
    const [feature, ...others] = data.features.filter(draws);
    expect(others).toEqual([]);
    expect(word('text-font', feature)).toContain('Map Serif');
    expect(word('icon-image', feature)).toBe('');
    expect(numbers('text-offset', feature)).toEqual([0, expect.closeTo(-0.15)]);
  }
  expect(leaderImages(own, palette('light'))).toEqual({});
});

describe.each<Theme>(['light', 'dark'])('the %s style', (theme) => {
  const style = styleOf(theme);

  it('is a valid MapLibre style', () => {
    expect(validateStyleMin(style).map(({ message }) => message)).toEqual([]);
  });

  it('draws a section’s annotations and their leaders on top, even where they overlap, and only below a picture above the map', () => {
    const groups = new Set(annotationData(scenes).features.map((each) => each.properties.group));
    const others = style.layers.filter(
      (part) => !/^(overview-)?night-/.test(part.id) && !isLarge(part),
    );
    const uppermost = others.slice(-groups.size);
    expect([...groups]).toEqual(expect.arrayContaining(['the-line', 'lifeline @north-korea']));
    expect(uppermost.map(({ id }) => id)).toEqual([...groups].map((id) => `${id}-annotations`));
    const images = new Set(Object.keys(leaderImages(scenes, palette(theme))));
    for (const layer of uppermost) {
      const overlap = { 'text-allow-overlap': true, 'icon-allow-overlap': true };
      expect(layer.layout).toMatchObject(overlap);
      const { draws, word } = styleValues(layer, 4);
      const own = annotationData(scenes).features.filter(draws);
      expect(own.length).toBeGreaterThan(0);
      for (const feature of own) expect(['', ...images]).toContain(word('icon-image', feature));
    }
  });

  it('shows annotations at every zoom that frames their scene, but not at zooms where they would pile up', () => {
    const covered = { top: 20, right: 20, bottom: 20, left: 20 };
    for (const { id, minzoom = 0 } of style.layers) {
      const scene = scenes[id.replace(/( .*)?-annotations$/, '')];
      if (!id.endsWith('-annotations') || !scene) continue;
      const onPhone = fitBounds(scene, { width: 320, height: 200, covered }).zoom;
      expect(minzoom, id).toBeLessThan(onPhone);
      expect(minzoom, id).toBeGreaterThan(onPhone - 1);
    }
  });

  it('draws a tile’s sea over the overview and below the tile’s land', () => {
    const at = (id: string) => style.layers.findIndex((layer) => layer.id === id);
    expect(at('fine-sea')).toBeGreaterThan(at('overview-story-land'));
    expect(at('fine-sea')).toBeLessThan(at('land'));
    const part = (name: string) => polygon([ring(0, 0, 1, 1)], { part: name });
    const [sea] = style.layers.slice(at('fine-sea'));
    if (!sea) throw new Error('there is no sea');
    const { draws, color } = styleValues(sea, 6);
    expect([draws(part('sea')), draws(part('land'))]).toEqual([true, false]);
    expect(color('fill-color', part('sea'))).toBe(palette(theme).sea);
  });

  it('draws the relief equally strong at every zoom with tiles, but not at zooms where it would blur', () => {
    const hills = style.layers.filter(({ id }) => id === 'relief-window');
    expect(hills.length).toBeGreaterThan(0);
    for (const layer of hills) {
      const opacityAt = (at: number) => styleValues(layer, at).number('raster-opacity');
      expect([opacityAt(4), opacityAt(6)]).toEqual([opacityAt(5), opacityAt(5)]);
      expect(opacityAt(7)).toBeLessThan(opacityAt(6) / 2);
      expect(opacityAt(8)).toBe(0);
    }
  });

  it('contains every layer of the story, all hidden at first', () => {
    const drawn = new Set(style.layers.map((layer) => storyMetadata(layer)?.layer));
    for (const { id } of layers) expect(drawn).toContain(id);
    for (const layer of style.layers) {
      for (const property of Object.keys(storyMetadata(layer)?.fullOpacity ?? {}))
        expect(layer.paint).toHaveProperty(property, 0);
    }
  });

  it('has no transitions, so that every frame is a complete scene', () => {
    expect(style.transition).toEqual({ duration: 0, delay: 0 });
  });
});

const paints = styleOf('light').layers.filter(({ id }) => id.startsWith('route-laos-'));

it('a leap is a single row of fine dots without a casing, thinner than the way', () => {
  const drawn = (part: string) =>
    paints.flatMap((layer) =>
      layer.type === 'line' && featureFilter(layer.filter, 'filter').filter(zoom, line(part))
        ? [layer.id]
        : [],
    );
  expect(drawn('way')).toEqual(['route-laos-casing', 'route-laos-line', 'route-laos-hollow']);
  expect(drawn('leap')).toEqual(['route-laos-leap']);
  const widths = ['line', 'leap'].map((part) => {
    const layer = paints.find(({ id }) => id === `route-laos-${part}`);
    return layer ? styleValues(layer, 4).number('line-width') : Number.NaN;
  });
  expect(widths[1]).toBeLessThan(widths[0] ?? 0);
});

it('the themes have the same layers in the same order', () => {
  const ids = (theme: Theme) => styleOf(theme).layers.map(({ id }) => id);
  expect(ids('dark')).toEqual(ids('light'));
});

const layersOf = (fine: boolean) => styleOf('light', fine).layers;

it('the two basemaps meet at one zoom if the fine basemap is available', () => {
  const ground = layersOf(true);
  const ends = ground.filter(isOverview).map(({ maxzoom }) => maxzoom);
  expect(new Set(ends)).toEqual(new Set([fineFrom]));
  for (const overview of ground.filter(isOverview)) {
    const fine = ground.find(({ id }) => `overview-${id}` === overview.id);
    expect(fine?.minzoom).toBe(fineFrom);
  }
});

it('the overview covers every zoom while the fine basemap is missing', () => {
  for (const overview of layersOf(false).filter(isOverview)) {
    expect(overview.minzoom ?? 0).toBe(0);
    expect(overview.maxzoom ?? 24).toBe(24);
  }
});

it.each([
  [0, 0],
  [0.5, 0.65],
  [0.95, 1],
])('the label of a route at %d is visible from %d on', (along, seenFrom) => {
  const layer = plainLayer('way', 'route');
  const zooms = { minZoom: 0, maxZoom: 24 };
  const text = { layer: 'way', text: 'Way', rotate: 0, turns: true, beside: 1, along, ...zooms };
  const [made] = storyLabelLayers(layer, layerColors(layer, 'light'), [text]);
  expect(made && storyMetadata(made)?.seenFrom).toBeCloseTo(seenFrom, 10);
});
