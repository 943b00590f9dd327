import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { storyFilesIn } from '../../src/build/story/files/story-files.ts';
import { overviewSource } from '../../src/style/basemaps.ts';

const root = resolve(import.meta.dirname, '../..');

/** A basemap's parts by name. */
export type Parts = Readonly<Record<string, FeatureCollection>>;

/** The basemap in its two levels of detail. */
export interface BasemapData {
  readonly overview: Parts;
  readonly fine: Parts;
}

/** Reads every file of the basemap. */
export async function readBasemap(): Promise<BasemapData> {
  const overview: Record<string, FeatureCollection> = {};
  const fine: Record<string, FeatureCollection> = {};
  for (const [name, file] of Object.entries(storyFilesIn(root, 'src/story').ground)) {
    const text = await readFile(resolve(root, file), 'utf8');
    (name === overviewSource ? overview : fine)[name] = JSON.parse(text);
  }
  return { overview, fine };
}
