import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/** GeoJSON files as text, by their names from the project's root. */
export type GeometryFiles = Readonly<Record<string, string>>;

/** Reads GeoJSON files, and every one of some folders. */
export async function readGeojson(root: string, paths: readonly string[]): Promise<GeometryFiles> {
  const read = new Map<string, string>();
  for (const path of paths) {
    for (const file of await filesOf(root, path)) {
      if (read.has(file)) continue;
      const text = await readFile(resolve(root, file), 'utf8');
      read.set(file, text.replace(/^\uFEFF/, ''));
    }
  }
  return Object.fromEntries(read);
}

async function filesOf(root: string, path: string): Promise<string[]> {
  if (path.endsWith('.geojson')) return existsSync(resolve(root, path)) ? [path] : [];
  const names = await readdir(resolve(root, path)).catch(() => []);
  const geojson = names.filter((file) => file.endsWith('.geojson')).sort();
  return geojson.map((name) => `${path}/${name}`);
}
