import type { LayerMetadata } from '../layer-metadata.ts';
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
      version: `${reliefSource.package} ${reliefSource.version}`,
      date: reliefSource.date,
      licence: reliefSource.licence,
      credit: reliefSource.credit,
      url: reliefSource.url,
    },
  ],
  method:
    'How much lighter or darker each place is than the land around it in the shaded picture, without colour and without the sea; cut into Web Mercator tiles.',
  certainty: 'About 4 km to a pixel of the picture: an underlay, not a measurement.',
  date: reliefSource.date,
  license: 'Public domain',
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
