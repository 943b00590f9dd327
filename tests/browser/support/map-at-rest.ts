import type { Page } from 'playwright-core';

/** What the page says that its map shows, once nothing moves. */
export interface MapAtRest {
  readonly center: readonly [longitude: number, latitude: number];
  readonly zoom: number;
  readonly bearing: number;
  readonly pitch: number;
  /** The ids of the layers to be seen. */
  readonly layers: readonly string[];
}

/** How long the map must stay as it is to be at rest, in milliseconds and in frames. */
const stillFor = 100;

/**
 * Waits until the map rests and reads its camera and layers from `#map`'s `data-camera`
 * ("lng,lat,zoom,bearing,pitch") and `data-layers` ("dmz jilin"), which the page writes when
 * idle. A page that takes `data-camera` away while it renders is never read too early.
 *
 * @throws When the map does not rest within `timeout` milliseconds.
 */
export async function mapAtRest(page: Page, timeout = 30_000): Promise<MapAtRest> {
  const settled = await page
    .waitForFunction(stillScene, stillFor, { timeout, polling: 'raf' })
    .catch(() => undefined);
  const scene = await settled?.jsonValue();
  if (!scene) {
    throw new Error(`#map[data-camera][data-layers] is not there, or not still, in ${timeout} ms.`);
  }
  const { camera, layers } = scene;
  const numbers = camera.split(',').map(Number);
  const [lng, lat, zoom, bearing, pitch] = numbers;
  if (lng === undefined || lat === undefined || zoom === undefined) {
    throw new Error(`#map[data-camera] is "${camera}", not "lng,lat,zoom,bearing,pitch".`);
  }
  return {
    center: [lng, lat],
    zoom,
    bearing: bearing ?? 0,
    pitch: pitch ?? 0,
    layers: layers.split(' ').filter(Boolean),
  };
}

/** Runs in the page at each frame: the scene once it, and the scroll position, have stayed the same. */
function stillScene(stillFor: number): { camera: string; layers: string } | false {
  const { camera, layers } = document.querySelector<HTMLElement>('#map')?.dataset ?? {};
  const watched = window as { stillScene?: { key: string; since: number; frames: number } };
  const { mode } = document.documentElement.dataset;
  const key = `${camera}|${layers}|${window.scrollY}|${mode}`;
  const away = camera === undefined || layers === undefined || mode === 'returning';
  if (away || watched.stillScene?.key !== key) {
    watched.stillScene = { key, since: performance.now(), frames: 0 };
    return false;
  }
  watched.stillScene.frames += 1;
  const { since, frames } = watched.stillScene;
  if (performance.now() - since < stillFor || frames < 6) return false;
  delete watched.stillScene;
  return { camera, layers };
}
