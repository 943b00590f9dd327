import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LayerFeature } from '../../kinds/layer-collection.ts';
import { parseGeojson } from './parse-geojson.ts';
import type { StoryFiles } from './story-files.ts';

/** GeoJSON files as text, by their names from the project's root, sorted. */
export type GeometryFiles = Readonly<Record<string, string>>;

/** Reads every GeoJSON file of some folders; a folder that is not there holds none. */
export async function readGeometry(
  root: string,
  folders: readonly string[],
): Promise<GeometryFiles> {
  const files: [string, string][] = [];
  for (const folder of folders) {
    const names = await readdir(resolve(root, folder)).catch(() => []);
    for (const name of names.filter((file) => file.endsWith('.geojson')).sort()) {
      const file = `${folder}/${name}`;
      const text = await readFile(resolve(root, file), 'utf8');
      files.push([file, text.replace(/^\uFEFF/, '')]);
    }
  }
  return Object.fromEntries(files);
}

/** The features of the layer of that id, from its sound file; nothing where it has none. */
export function layerFeatures(
  id: string,
  geometry: GeometryFiles,
  files: Pick<StoryFiles, 'geometry'>,
): readonly LayerFeature[] | undefined {
  const text = geometry[`${files.geometry}/${id}.geojson`];
  return text === undefined ? undefined : parseGeojson(text).features;
}
