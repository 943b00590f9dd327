import { basename } from 'node:path';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { GeometryFiles } from '../parse/read-geometry.ts';
import { readLayerMetadata } from '../parse/read-layer-metadata.ts';
import type { Problem } from '../parse/story-error.ts';
import type { DescribedLayer } from './render-about-map.ts';

/**
 * What every part of the map says of itself: the layers of the legend in their order, then the
 * ground that they lie on.
 *
 * @param layers The layers of the legend.
 * @param files The GeoJSON files, sound, by their names.
 * @returns The parts, and the problems of those that do not say it.
 */
export function describeLayers(
  layers: readonly LayerSpec[],
  files: GeometryFiles,
): { described: DescribedLayer[]; problems: Problem[] } {
  const described: DescribedLayer[] = [];
  const problems: Problem[] = [];
  const order = (id: string): number => {
    const index = layers.findIndex((layer) => layer.id === id);
    return index < 0 ? layers.length : index;
  };
  const parts = Object.entries(files)
    .map(([file, text]) => ({ file, text, id: basename(file, '.geojson') }))
    .sort((a, b) => order(a.id) - order(b.id));
  for (const { file, text, id } of parts) {
    const read = readLayerMetadata(JSON.parse(text), file);
    if ('problem' in read) problems.push(read.problem);
    else {
      const label = layers[order(id)]?.label ?? read.metadata.title;
      described.push({ id, label, file, metadata: read.metadata });
    }
  }
  return { described, problems };
}
