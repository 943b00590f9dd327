import type { LayerMetadata } from '../layer.ts';
import { reliefSource } from '../sources.ts';
import { pyramids } from './pyramids.ts';
import { neutral } from './tile.ts';

const metadata: LayerMetadata = {
  id: 'relief',
  title: 'Relief',
  summary: 'The shade of hills and mountains.',
  sources: [
    {
      title: reliefSource.title,
      publisher: reliefSource.publisher,
      version: `commit ${reliefSource.commit.slice(0, 12)}`,
      date: reliefSource.date,
      licence: reliefSource.licence,
      credit: reliefSource.credit,
      url: reliefSource.url,
    },
  ],
  method:
    'The grey of flat ground taken off, the sea left out; in broader strokes and stronger for small scales, so that ranges are seen and not grain; cut into Web Mercator tiles.',
  certainty:
    'At the finest about 1.2 km to a pixel at the equator, 0.9 km in Korea: an underlay, not a measurement.',
  date: reliefSource.date,
  license: reliefSource.licence,
  measured: [],
};

/**
 * What a map needs to know of the relief: `src/story/public/relief/index.json`. A tile's grey is the shade of
 * its place: `neutral` on plains and at sea, darker in shade, lighter in light.
 */
export const reliefIndex = {
  tiles: '{z}/{x}/{y}.avif',
  neutral,
  pyramids: pyramids.map(({ name, box, minzoom, maxzoom }) => ({
    name,
    bounds: box,
    minzoom,
    maxzoom,
  })),
  metadata,
};
