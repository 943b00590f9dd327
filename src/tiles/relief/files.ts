import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { LayerMetadata } from '../../core/story/layer-spec.ts';
import { neutral, type Pyramid, type ShadeOf, tilesOf } from './tiles.ts';

/** Where the shade of hills and mountains comes from: a public repository of tiles. */
export const reliefSource = {
  url: 'https://github.com/geolonia/shaded.tiles.geolonia.com',
  commit: '6a1f470987b7beb9eb50f23ffa95f177456cbf23',
  title: 'Natural Earth shaded relief as Web Mercator tiles',
  publisher: 'Natural Earth, cut into tiles by Geolonia',
  date: '2019',
  licence: 'CC0-1.0',
  credit: 'Relief: Natural Earth, Geolonia',
} as const;

const { title, publisher, commit, date, licence, credit, url } = reliefSource;

const metadata = {
  id: 'relief',
  title: 'Relief',
  summary: 'The shade of hills and mountains.',
  sources: [
    { title, publisher, version: `commit ${commit.slice(0, 12)}`, date, licence, credit, url },
  ],
  method:
    'The grey of flat ground taken off, the sea left out; in broader strokes and stronger for small scales, so that ranges are seen and not grain; levelled, so that the slopes of a high country too have a light side; cut into Web Mercator tiles.',
  certainty:
    'At the finest about 1.2 km to a pixel at the equator, 0.9 km at 40 degrees: an underlay, not a measurement.',
  date,
  license: licence,
  measured: [],
} satisfies LayerMetadata & { readonly id: string };

/** What a map needs to know of a relief: its `index.json`. */
export const reliefIndex = ({ fade: _, ...pyramid }: Pyramid) => ({
  tiles: '{z}/{x}/{y}.avif',
  neutral,
  pyramids: [pyramid],
  metadata,
});

/**
 * The tiles of a relief and their index, by their paths in its folder.
 *
 * @param land all land, beyond whose coasts there is no shade
 * @param sources what it is shaded from; the public repository by default
 */
export async function reliefFiles(
  pyramid: Pyramid,
  shadeOf: ShadeOf,
  land: Feature<Polygon | MultiPolygon>,
  sources?: LayerMetadata['sources'],
): Promise<Map<string, Buffer>> {
  const index = reliefIndex(pyramid);
  const said = {
    ...index,
    ...(sources && { metadata: { ...metadata, sources, license: '', date: '' } }),
  };
  const text = Buffer.from(`${JSON.stringify(said, null, 2)}\n`);
  return new Map([...(await tilesOf(pyramid, shadeOf, land)), ['index.json', text]]);
}
