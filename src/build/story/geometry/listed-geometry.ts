import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { layerFile, type StoryFiles } from '../files/story-files.ts';
import type { GeometryFiles } from './read-geojson.ts';

type Layers = readonly { readonly id: string }[];
type LayerFiles = Pick<StoryFiles, 'geometry' | 'places'>;

/** The files of a story's map: those of its layers, of its places and of the ground, and no other. */
export function listedGeometry(
  geometry: GeometryFiles,
  layers: Layers,
  files: LayerFiles,
): GeometryFiles {
  return Object.fromEntries(
    Object.entries(geometry).filter(([file]) => isListed(file, layers, files)),
  );
}

/** Whether a file is drawn: of a layer, of the places or of the ground. */
export const isListed = (file: string, layers: Layers, files: LayerFiles): boolean =>
  !file.startsWith(`${files.geometry}/`) || listedFiles(layers, files).includes(file);

/** The files in the layers' folder that nothing of the story draws, by their paths from the root. */
export async function unlistedFiles(
  root: string,
  layers: Layers,
  files: LayerFiles,
): Promise<readonly string[]> {
  const names = await readdir(resolve(root, files.geometry)).catch(() => []);
  const listed = listedFiles(layers, files);
  return names
    .filter((name) => !name.startsWith('.'))
    .map((name) => `${files.geometry}/${name}`)
    .filter((file) => !listed.includes(file))
    .sort();
}

const listedFiles = (layers: Layers, files: LayerFiles): readonly string[] => [
  ...layers.map(({ id }) => layerFile(files, id)),
  files.places,
];
