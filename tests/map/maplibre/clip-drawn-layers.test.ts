import type { LayerSpecification } from 'maplibre-gl';
import { expect, it } from 'vitest';
import { clipDrawnLayers } from '../../../src/map/maplibre/workarounds.ts';

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
  clipDrawnLayers(map, layers);
  expect(layer.isTileClipped()).toBe(clipped);
});

it('a layer that comes to be seen is clipped from then on', () => {
  const { map, layer, paint } = mapOf('fill', 0);
  clipDrawnLayers(map, layers);
  paint['fill-opacity'] = 0.5;
  expect(layer.isTileClipped()).toBe(true);
});
