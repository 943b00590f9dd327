import { readdir, readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LayerFeature } from '../../kinds/layer-collection.ts';
import { parseGeojson } from './parse-geojson.ts';
import type { StoryFiles } from './story-files.ts';

/** GeoJSON files as text, by their names from the project's root, sorted. */
export type GeometryFiles = Readonly<Record<string, string>>;

/** What was read last of each file, and of which version of it. */
const read = new Map<string, { readonly version: string; readonly text: string }>();

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
      files.push([file, await readIfChanged(resolve(root, file))]);
    }
  }
  return Object.fromEntries(files);
}

/** Reads a file; one that has not changed since is read once, for it may be large. */
async function readIfChanged(path: string): Promise<string> {
  const { mtimeMs, size } = await stat(path);
  const version = `${mtimeMs} ${size}`;
  const known = read.get(path);
  if (known?.version === version) return known.text;
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  read.set(path, { version, text });
  return text;
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
