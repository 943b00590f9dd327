import type { LayerMetadata } from '../../../geo/layer-metadata.ts';
import type { GeometryFiles } from '../parse/read-geometry.ts';
import { readLayerMetadata } from '../parse/read-layer-metadata.ts';
import { StoryError } from '../parse/story-error.ts';

/**
 * What each file of the map's data says of itself.
 *
 * @throws StoryError when one says nothing of its sources and licence.
 */
export function shippedData(files: GeometryFiles): LayerMetadata[] {
  return Object.entries(files).map(([file, text]) => {
    const read = readLayerMetadata(JSON.parse(text), file);
    if ('problem' in read) throw new StoryError([read.problem]);
    return read.metadata;
  });
}
