import type { LayerFeature } from '../../../kinds/layer-collection.ts';
import { layerFile, type StoryFiles } from '../story-files.ts';
import { parseGeojson } from './parse-geojson.ts';
import { type GeometryFiles, readGeojson } from './read-geojson.ts';

/** Reads the GeoJSON of a story's layers, of its names and of its ground; what is not there is left out. */
export const readGeometry = (
  root: string,
  { geometry, places, ground }: Pick<StoryFiles, 'geometry' | 'places' | 'ground'>,
): Promise<GeometryFiles> => readGeojson(root, [geometry, places, ...Object.values(ground)]);

/** The features of the layer of that id, from its sound file; nothing where it has none. */
export function layerFeatures(
  id: string,
  geometry: GeometryFiles,
  files: Pick<StoryFiles, 'geometry'>,
): readonly LayerFeature[] | undefined {
  const text = geometry[layerFile(files, id)];
  return text === undefined ? undefined : parseGeojson(text).features;
}
