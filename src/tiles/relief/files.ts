import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { LayerMetadata } from '../../core/story/layer-spec.ts';
import { neutral, type Pyramid, type ShadeOf, tilesOf } from './tiles.ts';

/** What a relief is shaded from. */
export type ReliefOrigin = Pick<LayerMetadata, 'sources' | 'date' | 'license'>;

/** What a map needs to know of a relief: its `index.json`. */
export const reliefIndex = (
  { fade: _, ...pyramid }: Pyramid,
  { sources, date, license }: ReliefOrigin,
) => ({
  tiles: '{z}/{x}/{y}.avif',
  neutral,
  pyramids: [pyramid],
  metadata: {
    id: 'relief',
    title: 'Relief',
    summary: 'The shade of hills and mountains.',
    sources,
    method:
      'The grey of flat ground taken off, the sea left out; in broader strokes and stronger for small scales, so that ranges are seen and not grain; levelled, so that the slopes of a high country too have a light side; cut into Web Mercator tiles.',
    certainty:
      'At the finest about 1.2 km to a pixel at the equator, 0.9 km at 40 degrees: an underlay, not a measurement.',
    date,
    license,
    measured: [],
  },
});

/**
 * The tiles of a relief and their index, by their paths in its folder.
 *
 * @param land all land, beyond whose coasts there is no shade
 */
export async function reliefFiles(
  pyramid: Pyramid,
  shadeOf: ShadeOf,
  land: Feature<Polygon | MultiPolygon>,
  origin: ReliefOrigin,
): Promise<Map<string, Buffer>> {
  const text = Buffer.from(`${JSON.stringify(reliefIndex(pyramid, origin), null, 2)}\n`);
  return new Map([...(await tilesOf(pyramid, shadeOf, land)), ['index.json', text]]);
}
