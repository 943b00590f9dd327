import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { topology } from 'topojson-server';
import type { BasemapData } from './read-basemap.ts';

/** Steps over the width of the world: a ten-thousandth of a degree, as the finest files have. */
export const topologySteps = 3.6e6;

/** Writes each level of detail as one topology into a folder. */
export async function writeTopologies(folder: string, basemap: BasemapData): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [detail, parts] of Object.entries(basemap)) {
    const shared = topology({ ...parts }, topologySteps);
    await writeFile(join(folder, `${detail}.topo.json`), JSON.stringify(shared));
  }
}
