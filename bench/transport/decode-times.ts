import { gunzipSync } from 'node:zlib';
import { VectorTile } from '@mapbox/vector-tile';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import type { FeatureCollection } from 'geojson';
import { PbfReader } from 'pbf';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { median } from '../report/quantile.ts';
import type { Parts } from './read-basemap.ts';
import type { Transport } from './transports.ts';
import { tolerance } from './vector-tiles.ts';
import { topologySteps } from './write-topologies.ts';

const repeats = 5;

/**
 * Milliseconds from text or bytes to what tiles can be drawn from, for the fine basemap: parsed and
 * cut for the first view, or, for tiles, their geometry decoded.
 *
 * @param tiles The tiles that the story asks for, gzipped.
 */
export function decodeTimes(
  parts: Parts,
  tiles: readonly Buffer[],
): Readonly<Record<Transport, number>> {
  const texts = Object.values(parts).map((part) => JSON.stringify(part));
  const shared = JSON.stringify(topology({ ...parts }, topologySteps));
  const bytes = tiles.map((tile) => gunzipSync(tile));
  return {
    geojson: timed(() => {
      for (const text of texts) cut(JSON.parse(text));
    }),
    topojson: timed(() => {
      const parsed = JSON.parse(shared);
      for (const object of Object.values(parsed.objects)) {
        cut(feature(parsed, object as never) as unknown as FeatureCollection);
      }
    }),
    tiles: timed(() => {
      for (const tile of bytes) decode(tile);
    }),
  };
}

const cut = (collection: FeatureCollection): GeoJSONVT =>
  new GeoJSONVT(collection, { maxZoom: 9, tolerance });

function decode(tile: Uint8Array): void {
  for (const layer of Object.values(new VectorTile(new PbfReader(tile)).layers)) {
    for (let index = 0; index < layer.length; index++) layer.feature(index).loadGeometry();
  }
}

function timed(act: () => void): number {
  const times = Array.from({ length: repeats }, () => {
    const began = performance.now();
    act();
    return performance.now() - began;
  });
  return median(times);
}
