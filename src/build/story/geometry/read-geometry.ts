import type { LayerFeature } from '../../../style/kinds/kind.ts';
import { layerFile, type StoryFiles } from '../files/story-files.ts';
import { parseGeojson } from './parse-geojson.ts';
import { type GeometryFiles, type InspectedGeojson, inspectGeojson } from './read-geojson.ts';

type MapFiles = Pick<StoryFiles, 'geometry' | 'places' | 'ground'>;

/** Reads the GeoJSON of a story's layers, of its names and of its ground; what is not there is left out. */
export const inspectGeometry = (
  root: string,
  { geometry, places, ground }: MapFiles,
): Promise<InspectedGeojson> => inspectGeojson(root, [geometry, places, ...Object.values(ground)]);

/** The same of the files that can be read. */
export const readGeometry = async (root: string, files: MapFiles): Promise<GeometryFiles> =>
  (await inspectGeometry(root, files)).files;

/** The features of the layer of that id, from its sound file; nothing where it has none. */
export function layerFeatures(
  id: string,
  geometry: GeometryFiles,
  files: Pick<StoryFiles, 'geometry'>,
): readonly LayerFeature[] | undefined {
  const text = geometry[layerFile(files, id)];
  return text === undefined ? undefined : parseGeojson(text).features;
}
