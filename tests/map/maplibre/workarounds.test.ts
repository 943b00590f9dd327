import type { LayerSpecification, LineLayerSpecification } from 'maplibre-gl';
import { expect, it } from 'vitest';
import { toMercator, worldSize } from '../../../src/core/camera/mercator.ts';
import { clipDrawnLayers, evenDashes } from '../../../src/map/maplibre/workarounds.ts';
import { positions } from '../../support/shapes.ts';

const line = positions(100, 10, 110, 10);

type Paint = NonNullable<LineLayerSpecification['paint']>;

const layer = (paint: Paint, from: number): LineLayerSpecification => ({
  id: 'route',
  type: 'line',
  source: 'route',
  paint,
  metadata: {
    layer: 'route',
    fullOpacity: {},
    ...(paint['line-gradient'] && { gradient: { color: '#000000', from, to: 1, fadeTo: 0 } }),
  },
});

const gradient = ['step', ['line-progress'], '#000000', 1, '#000000'] as never;

const evened = (paint: Paint, from = 0) =>
  evenDashes({ version: 8, sources: {}, layers: [layer(paint, from)] }, { route: { line } })
    .layers[0]?.paint;

/** What MapLibre draws of a pattern along a line with a gradient: it takes it to be 2048 px long. */
const drawn = (pattern: number, zoom: number, share = 1) => {
  const [from = 0, to = 0] = line.map((at) => toMercator(at)[0]);
  return (pattern * (to - from) * share * worldSize(zoom)) / 2048;
};

/** The pattern of a paint from a whole zoom on. */
const patternAt = (paint: unknown, zoom: number) => {
  const [, , first, ...steps] = (paint as Record<string, unknown[]>)['line-dasharray'] ?? [];
  const patterns = [first, ...steps.filter((_, at) => at % 2 === 1)] as [string, number[]][];
  return patterns[zoom]?.[1] ?? [];
};

it.each([2, 3, 5, 8])('a gradient line’s dashes have the given length at zoom %d.5', (zoom) => {
  const paint = evened({ 'line-gradient': gradient, 'line-dasharray': [3, 2] });
  const [dash = 0, gap = 0] = patternAt(paint, zoom);
  expect(drawn(dash, zoom + 0.5)).toBeCloseTo(3, 9);
  expect(drawn(gap, zoom + 0.5)).toBeCloseTo(2, 9);
});

it('a gradient line’s dashes keep the given length on part of the line', () => {
  const paint = evened({ 'line-gradient': gradient, 'line-dasharray': [1, 2] }, 0.75);
  const [dash = 0, gap = 0] = patternAt(paint, 4);
  expect(drawn(dash, 4.5, 0.25)).toBeCloseTo(1, 9);
  expect(drawn(gap, 4.5, 0.25)).toBeCloseTo(2, 9);
});

it('the dashes of a line without a gradient stay the same, and so does a solid line', () => {
  expect(evened({ 'line-dasharray': [3, 2] })).toEqual({ 'line-dasharray': [3, 2] });
  expect(evened({ 'line-gradient': gradient })).toEqual({ 'line-gradient': gradient });
});

/** A map of one layer that MapLibre would clip, whose opacity may be set. */
function mapOf(type: LayerSpecification['type'], opacity: unknown) {
  const layer = { type, isTileClipped: () => true };
  const paint: Record<string, unknown> = { [`${type}-opacity`]: opacity };
  const map = {
    getLayer: (id: string) => (id === 'zone' ? layer : undefined),
    getPaintProperty: (_: string, name: string) => paint[name],
  };
  return { map: map as unknown as Parameters<typeof clipDrawnLayers>[0], layer, paint };
}

const never = () => false;

const layers = ['gone', 'zone'].map((id) => ({ id }) as LayerSpecification);

it.each([
  ['fill', 0, false],
  ['line', 0, false],
  ['fill', 0.2, true],
  ['line', undefined, true],
  ['line', ['get', 'opacity'], true],
  ['raster', 0, true],
] as const)('a %s of opacity %j is clipped: %j', (type, opacity, clipped) => {
  const { map, layer } = mapOf(type, opacity);
  clipDrawnLayers(map, layers, never, never);
  expect(layer.isTileClipped()).toBe(clipped);
});

it('a layer is clipped once it becomes visible', () => {
  const { map, layer, paint } = mapOf('fill', 0);
  clipDrawnLayers(map, layers, never, never);
  paint['fill-opacity'] = 0.5;
  expect(layer.isTileClipped()).toBe(true);
});

it.each([
  ['fill', undefined, true],
  ['fill', ['get', 'opacity'], true],
  ['fill', 0.5, false],
  ['line', undefined, false],
] as const)(
  'in the pass of opaque fills a %s of opacity %j is clipped: %j',
  (type, opacity, clipped) => {
    const { map, layer } = mapOf(type, opacity);
    clipDrawnLayers(map, layers, () => true, never);
    expect(layer.isTileClipped()).toBe(clipped);
  },
);

it('a layer whose source is empty is not clipped', () => {
  const { map, layer } = mapOf('line', 1);
  clipDrawnLayers(map, layers, never, () => true);
  expect(layer.isTileClipped()).toBe(false);
});
