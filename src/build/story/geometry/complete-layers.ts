import type { LayerSpec } from '../../../core/story/layer-spec.ts';
import { kindOf } from '../../../style/kinds/kinds.ts';
import { layerFile, type StoryFiles } from '../files/story-files.ts';
import type { LayerEntry } from '../schema/layers.ts';
import { metadataOf, statedOf } from './describe-layers.ts';
import { parseGeojson } from './parse-geojson.ts';
import type { GeometryFiles } from './read-geojson.ts';
import { layerFeatures } from './read-geometry.ts';

/** The layers with what their entries take from their data. */
export function completeLayers(
  layers: readonly LayerEntry[],
  geometry: GeometryFiles,
  files: Pick<StoryFiles, 'geometry'>,
): readonly LayerSpec[] {
  return layers.map((entry) => {
    const { source, license, summary, method, certainty, date, ...layer } = entry;
    const text = geometry[layerFile(files, entry.id)];
    const features = layerFeatures(entry.id, geometry, files);
    if (text === undefined || !features) return layer;
    const own: unknown = parseGeojson(text).metadata;
    const complete = kindOf(layer).complete?.(layer, features) ?? layer;
    if (tells(own, entry)) return complete;
    return { ...complete, metadata: metadataOf(entry.id, own, entry) };
  });
}

/** Whether a reader of a file is told by the file itself what is known of its data. */
function tells(own: unknown, entry: LayerEntry): boolean {
  const { sources = [], summary } = statedOf(own);
  const stated = Object.keys(statedOf(undefined, entry)).length > 0;
  return !stated && summary !== undefined && sources.every(({ credit }) => credit !== undefined);
}
