import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { precompress } from '../../src/build/publish/serve/precompress.ts';
import { startBrowser } from '../../src/proof/browser.ts';
import { scenes } from '../../tests/support/this-story.ts';
import { buildPages } from '../build-pages.ts';
import { writePart } from '../report/write-part.ts';
import type { RunOptions } from '../run-options.ts';
import { decodeTimes } from './decode-times.ts';
import { measureTransport, type TransportFigures } from './measure-transport.ts';
import { readBasemap } from './read-basemap.ts';
import { sceneCameras } from './scene-cameras.ts';
import { serveTransport } from './serve-transport.ts';
import { transportTable } from './transport-table.ts';
import { type Transport, transports } from './transports.ts';
import { type TileAt, vectorTiles } from './vector-tiles.ts';
import { writeTopologies } from './write-topologies.ts';

const pages = fileURLToPath(new URL('pages', import.meta.url));

/** Sends the basemap in each way, and writes what it costs into `docs/performance.md`. */
export async function runTransport({ rounds }: RunOptions): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'transport-'));
  const basemap = await readBasemap();
  const tileAt = vectorTiles(basemap.fine);
  await buildPages(folder, pages);
  await writeTopologies(join(folder, 'data'), basemap);
  await precompress(join(folder, 'data'));
  const served = await serveTransport(folder, tileAt);
  const { browser } = await startBrowser();
  try {
    const figures: Partial<Record<Transport, TransportFigures>> = {};
    const cameras = sceneCameras(scenes);
    for (const transport of transports) {
      console.error(`Basemap as ${transport}`);
      figures[transport] = await measureTransport(browser, served, transport, cameras, rounds);
    }
    const all = figures as Record<Transport, TransportFigures>;
    const tiles = all.tiles.tiles.flatMap((path) => tileOf(path, tileAt) ?? []);
    const table = transportTable(all, decodeTimes(basemap.fine, tiles));
    await writePart('transport', table);
    return table;
  } finally {
    await browser.close();
    await served.close();
    await rm(folder, { recursive: true });
  }
}

function tileOf(path: string, tileAt: TileAt): Buffer | undefined {
  const [z = 0, x = 0, y = 0] = (path.match(/\d+(?=[/.])/g) ?? []).map(Number);
  return tileAt(z, x, y);
}
