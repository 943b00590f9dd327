import { featureFilter, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { featureCollection, polygon } from '@turf/helpers';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { storyMaps } from '../../../src/stills/draw-map.ts';
import { frameScene } from '../../../src/stills/frame.ts';
import { isOverview } from '../../../src/style/basemap-layers.ts';
import { areaInBuild } from '../../../src/style/kinds/area.ts';
import { image, imageInBuild } from '../../../src/style/kinds/image.ts';
import { kindOf, kinds, type Layer } from '../../../src/style/kinds/kinds.ts';
import { storyMetadata } from '../../../src/style/story-layer.ts';
import { loaded } from '../../render/share/share-story.ts';
import { english as en, english as words } from '../../support/english.ts';
import { plainLayer } from '../../support/plain-layer.ts';
import { plainStyle } from '../../support/plain-style.ts';
import { positions, ring } from '../../support/shapes.ts';

const styleOf = (order: readonly Layer['kind'][]) =>
  plainStyle(order.map((name) => plainLayer(`some-${name}`, name)));
const names = kinds.map(({ name }) => name);

it('every kind draws a layer with only the required fields', () => {
  const style = styleOf(names);
  expect(validateStyleMin(style).filter(({ message }) => !message.includes('source'))).toEqual([]);
  const drawn = new Set(style.layers.map((layer) => storyMetadata(layer)?.layer));
  for (const name of names) expect(drawn).toContain(`some-${name}`);
});

it('kinds are stacked in a fixed order, whatever the legend’s order', () => {
  const shapes = (order: readonly Layer['kind'][]) =>
    styleOf(order).layers.flatMap((layer) =>
      'source' in layer && storyMetadata(layer)?.layer === layer.source ? [layer.id] : [],
    );
  expect(shapes([...names].reverse())).toEqual(shapes(names));
});

it('kindOf reports an unknown kind', () => {
  expect(() => kindOf({ kind: 'cloud' })).toThrow('There is no kind of layer "cloud".');
});

const park = plainLayer('park', 'area', { tint: { light: '#0000ff', dark: '#0000ff' } });
const withHole = polygon([ring(0, 0, 6, 6), ring(2, 2, 4, 4).reverse()], { name: 'Park' });

it('an area without an edge has only its tint, and so does its swatch', () => {
  const sand = { ...park, edge: false };
  const drawn = plainStyle([sand]).layers.filter((layer) => storyMetadata(layer)?.layer === 'park');
  expect(drawn.map(({ type }) => type)).not.toContain('line');
  expect(areaInBuild.swatch(sand)).not.toHaveProperty('border');
  expect(areaInBuild.swatch(park)).toHaveProperty('border');
});

it('an area with a hole is tinted around the hole but not inside', async () => {
  const scene = { bounds: [0, 0, 6, 6], layers: { park: 1 } } as const;
  const frame = frameScene(scene);
  const svg = storyMaps({
    ...loaded(),
    scenes: { title: scene },
    layers: [park],
    geometry: { 'geo/layers/park.geojson': JSON.stringify(featureCollection([withHole])) },
  })(scene, { frame, title: 'Park', description: '', theme: 'light' });
  const { data, info } = await sharp(Buffer.from(svg)).raw().toBuffer({ resolveWithObject: true });
  const colorAt = (lngLat: readonly [number, number]) => {
    const [x, y] = frame.project(lngLat);
    const scale = info.width / frame.width;
    const at = info.channels * (Math.round(y * scale) * info.width + Math.round(x * scale));
    return data.subarray(at, at + 3).join();
  };
  expect(colorAt([3, 3])).toBe(colorAt([-1, 3]));
  expect(colorAt([1, 3])).not.toBe(colorAt([3, 3]));
});

it('areas are described together, except areas with their own text', () => {
  const told = [
    { layer: park, measured: [], features: [] },
    { layer: { ...park, told: 'The wood is closed.' }, measured: [], features: [] },
  ] as const;
  expect(areaInBuild.together?.(told, en)).toBe('park is shaded.');
  expect(told.map((each) => areaInBuild.sentence?.(each, en))).toEqual(['', 'The wood is closed.']);
});

const outline = (...ring: [number, number][]) =>
  polygon([[...ring, ring[0] ?? [0, 0]]], { name: 'The bay from space' });
const bay = outline([10, 50], [12, 50.5], [12.2, 52], [10.1, 51.8]);
const layer = plainLayer('bay', 'image', { picture: 'bay.avif' });
const complete = imageInBuild.complete?.(layer, [bay]) ?? layer;

describe('an image', () => {
  it('is placed on the corners of its outline, north-west first, wherever the outline begins', () => {
    const corners = positions(10.1, 51.8, 12.2, 52, 12, 50.5, 10, 50);
    expect(complete.corners).toEqual(corners);
    const turned = outline([12.2, 52], [10.1, 51.8], [10, 50], [12, 50.5]);
    expect(imageInBuild.complete?.(layer, [turned]).corners).toEqual(corners);
  });

  const styleWith = (...layers: readonly Layer[]) =>
    plainStyle(layers, { streets: { sources: {}, land: [], streets: [street], names: [] } });
  const street = { id: 'streets', type: 'background' } as const;
  const others = [
    plainLayer('park', 'area'),
    plainLayer('road', 'line'),
    plainLayer('walk', 'stops', { joined: true } as object),
  ];

  it('is drawn over the streets and the land, below all other layers and names, with the first in the file lowest', () => {
    const older = { ...complete, id: 'older' };
    const { layers, sources } = styleWith(...others, older, complete);
    const ids = layers.map(({ id }) => id);
    expect(ids.slice(ids.indexOf('streets'), ids.indexOf('park-tint') + 1)).toEqual([
      'streets',
      'older:picture',
      'bay:picture',
      'park-tint',
    ]);
    const above = layers.slice(ids.indexOf('bay:picture') + 1);
    const names = layers.filter(({ type }) => type === 'symbol');
    expect(above).toEqual(expect.arrayContaining(names));
    expect(ids.indexOf('bay-labels')).toBeLessThan(ids.indexOf('walk-disc'));
    expect(sources['bay:picture']).toMatchObject({ type: 'image', url: 'bay.avif' });
  });

  it('is dimmed in dark mode, even on still maps, and names over it keep a clear halo', () => {
    const names = (...layers: readonly Layer[]) =>
      styleWith(...layers).layers.find(({ id }) => id === 'place-cities')?.paint;
    expect(names()).not.toMatchObject({ 'text-halo-width': 2 });
    expect(names(complete)).toMatchObject({ 'text-halo-width': 2, 'text-halo-blur': 0 });
    expect(image.over?.(complete, 'light')[0]?.paint).not.toHaveProperty('raster-brightness-max');
    expect(image.over?.(complete, 'dark')[0]?.paint).toHaveProperty('raster-brightness-max');
    const scene = { bounds: [10, 50, 12, 52], layers: { bay: 1 } } as const;
    const still = (layer: Layer) => {
      const pictures = { 'bay:picture': { href: 'data:,', corners: complete.corners } } as never;
      const maps = storyMaps({ ...loaded(), scenes: { bay: scene }, layers: [layer] }, pictures);
      return maps(scene, { frame: frameScene(scene), title: '', description: '' });
    };
    expect(still(complete)).toMatch(
      /\{filter:none\}.*@media screen and \(prefers-color-scheme:dark\).*\{filter:brightness\(0\.\d+\)\}/,
    );
    expect(still({ ...complete, above: true })).not.toContain('filter');
  });

  it('with "above" covers the map, its names and everything else but the image’s own labels, whose halo has the image’s tint', () => {
    const style = styleWith({ ...complete, above: true }, plainLayer('road', 'line'));
    expect(style.layers.at(-2)).toMatchObject({ id: 'bay:picture', type: 'raster' });
    expect(style.layers.at(-1)).toMatchObject({
      id: 'bay-labels',
      paint: { 'text-halo-color': (complete.tint ?? complete.color).light },
    });
  });

  it('in tiles above the map, covers all of its outline with its tint, where tiles are late or end', () => {
    const tiles = {
      minzoom: 1,
      maxzoom: 7,
      bounds: [10, 50, 11, 51],
      size: 512,
      tiles: [],
    } as const;
    const tinted = { ...complete, above: true, tint: { light: '#0b1017', dark: '#000000' } };
    const [ground, picture] = image.over?.({ ...tinted, tiles }, 'light') ?? [];
    expect(ground).toMatchObject({
      type: 'fill',
      source: 'bay',
      paint: { 'fill-color': '#0b1017' },
    });
    expect(picture).toMatchObject({ type: 'raster' });
    const types = (of: typeof tinted) => image.over?.(of, 'light').map(({ type }) => type);
    expect(types(tinted)).toEqual(['raster']);
    expect(types({ ...tinted, above: false, tiles } as never)).toEqual(['raster']);
  });

  it('with "outlines" has the basemap’s coasts and borders over it, coarse or fine', () => {
    const own = { ...complete, above: true, outlines: true };
    const lines = (image.over?.(own, 'light') ?? []).filter((each) => each.type === 'line');
    expect(lines).toMatchObject([
      { source: 'overview', metadata: { layer: 'bay' } },
      { source: 'basemap', metadata: { layer: 'bay' } },
    ]);
    expect(lines.map(({ id }) => isOverview({ id }))).toEqual([true, false]);
    const draws = (properties: object) =>
      lines.map((line) =>
        featureFilter(line.filter as never, 'filter').filter(
          { zoom: 5 },
          { type: 2, properties: { ...properties } },
        ),
      );
    expect(draws({ part: 'land' })).toEqual([true, true]);
    expect(draws({ part: 'borders' })).toEqual([true, true]);
    expect(draws({ part: 'land', story: true })).toEqual([false, false]);
    expect(draws({ part: 'rivers' })).toEqual([false, false]);
  });

  it('is drawn from the story’s tiles if there are any', () => {
    const tiles = { minzoom: 1, maxzoom: 17, bounds: [1, 5, 2, 6], size: 256, tiles: [] } as const;
    const scan = { ...complete, picture: 'scan.pmtiles', tiles };
    expect(image.sources?.([scan], { routes: {}, words })['bay:picture']).toMatchObject({
      type: 'raster',
      tiles: ['tiles://tiles/scan/{z}/{x}/{y}.avif'],
      tileSize: 256,
      maxzoom: 17,
    });
    expect(image.over?.(scan, 'light')[0]).toMatchObject({ layout: { visibility: 'none' } });
    expect(image.over?.(complete, 'light')[0]?.layout).not.toHaveProperty('visibility');
  });

  it('reports an outline that does not have four corners', () => {
    const faults = (...[own, features]: Parameters<NonNullable<typeof imageInBuild.check>>) =>
      imageInBuild.check?.(own, features).map(([, problem]) => problem);
    expect(faults(layer, [bay])).toEqual([]);
    const corners = 'the file does not hold one polygon with four corners.';
    expect(faults(layer, [outline([10, 50], [12, 50], [11, 51])])).toEqual([corners]);
    expect(faults(layer, [bay, bay])).toEqual([corners]);
  });

  it('is described in its layer’s words, or else by its name', () => {
    const told = { layer, measured: [], features: [bay] };
    expect(imageInBuild.sentence?.(told, words)).toBe('The bay from space.');
    const own = { ...told, layer: { ...layer, told: 'A bay.' } };
    expect(imageInBuild.sentence?.(own, words)).toBe('A bay.');
  });
});
