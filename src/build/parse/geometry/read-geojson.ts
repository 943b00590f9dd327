import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';

/** GeoJSON files as text, by their names from the project's root. */
export type GeometryFiles = Readonly<Record<string, string>>;

/** What was read last of each file, and of which version of it. */
const known = new Map<string, { readonly version: string; readonly text: string }>();

/** Reads GeoJSON files, and every one of some folders. */
export async function readGeojson(root: string, paths: readonly string[]): Promise<GeometryFiles> {
  const read = new Map<string, string>();
  for (const path of paths) {
    for (const file of await filesOf(root, path)) {
      if (read.has(file)) continue;
      read.set(file, await readIfChanged(resolve(root, file)));
    }
  }
  return Object.fromEntries(read);
}

/** Reads a file; one that has not changed since is read once, for it may be large. */
async function readIfChanged(path: string): Promise<string> {
  const { mtimeMs, size } = await stat(path);
  const version = `${mtimeMs} ${size}`;
  const last = known.get(path);
  if (last?.version === version) return last.text;
  const text = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  known.set(path, { version, text });
  return text;
}

async function filesOf(root: string, path: string): Promise<string[]> {
  if (path.endsWith('.geojson')) return existsSync(resolve(root, path)) ? [path] : [];
  const names = await readdir(resolve(root, path)).catch(() => []);
  const geojson = names.filter((file) => file.endsWith('.geojson')).sort();
  return geojson.map((name) => `${path}/${name}`);
}
