import type { Browser } from 'playwright-core';
import type { Camera } from '../../src/core/camera/camera.ts';
import { openPage } from '../../src/proof/story-page.ts';
import { slowPhone } from '../load/conditions.ts';
import { loadPage, type MeasuredPage } from '../load/load-page.ts';
import type { ServedPages } from '../load/serve-pages.ts';
import type { WireResponse } from '../load/wire-log.ts';
import { median } from '../report/quantile.ts';
import { isOfBasemap, type Transport } from './transports.ts';

/** What one way to send the basemap costs; bytes on the wire, times in milliseconds. */
export interface TransportFigures {
  /** Until the first scene is drawn. */
  readonly openingBytes: number;
  readonly openingRequests: number;
  /** For all scenes of the story. */
  readonly bytes: number;
  readonly requests: number;
  /** From `map:start` to `map:ready` on a slow phone. */
  readonly firstDraw: number;
  readonly blocked: number;
  /** The tiles asked for, by their paths. */
  readonly tiles: readonly string[];
}

/** Loads the page on a slow phone, and reads the story through at full speed to see what it asks for. */
export async function measureTransport(
  browser: Browser,
  served: ServedPages,
  transport: Transport,
  cameras: readonly Camera[],
  rounds: number,
): Promise<TransportFigures> {
  const [opening] = cameras;
  const query = new URLSearchParams({ as: transport, camera: JSON.stringify(opening) });
  const page: MeasuredPage = {
    name: transport,
    served,
    path: `/transport/?${query}`,
    map: 'at once',
  };
  const { first, all } = await readThrough(browser, page, cameras);
  const loads = [];
  for (let round = 0; round <= rounds; round++) {
    loads.push((await loadPage(browser, page, slowPhone)).figures);
  }
  const measured = loads.slice(1);
  return {
    openingBytes: sum(first),
    openingRequests: first.length,
    bytes: sum(all),
    requests: all.length,
    firstDraw: median(measured.map(({ map }) => map)),
    blocked: median(measured.map(({ blocked }) => blocked)),
    tiles: all.map(({ path }) => path).filter((path) => path.includes('/tiles/')),
  };
}

async function readThrough(
  browser: Browser,
  { served, path }: MeasuredPage,
  cameras: readonly Camera[],
) {
  const { page, close } = await openPage(browser, { viewport: slowPhone.viewport });
  const geometry = () => served.takeResponses().filter((response) => isOfBasemap(response.path));
  try {
    served.takeResponses();
    await page.goto(`${served.url}${path}`, { waitUntil: 'load' });
    await page.waitForFunction(() => performance.getEntriesByName('map:ready').length > 0);
    const first = geometry();
    for (const camera of cameras) await page.evaluate((to) => window.showCamera?.(to), camera);
    return { first, all: [...first, ...geometry()] };
  } finally {
    await close();
  }
}

const sum = (responses: readonly WireResponse[]): number =>
  responses.reduce((total, { bytes }) => total + bytes, 0);
