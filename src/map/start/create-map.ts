import { Map as MapLibreMap, prewarm, type StyleSpecification, setWorkerUrl } from 'maplibre-gl';
import type { Camera } from '../../core/camera/camera.ts';
import type { World } from '../../core/story/story-data.ts';
import { trustWorker } from '../../dom/trust-worker.ts';
import { farthestZoom, jumpTo, keepInReach } from '../camera/map-camera.ts';
import { serveRelief } from '../relief/serve-relief.ts';
import workerUrl from './map-worker.ts?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';

/**
 * A MapLibre map in `container`, at `camera` at once.
 *
 * @param title What it is called to readers who do not see it.
 * @throws Where WebGL 2 is missing.
 */
export function createMap(
  container: HTMLElement,
  style: StyleSpecification,
  camera: Camera,
  world: Pick<World, 'reach' | 'closestZoom'>,
  title: string,
): MapLibreMap {
  startWorker();
  serveRelief();
  const map = new MapLibreMap({
    container,
    style,
    minZoom: farthestZoom,
    maxZoom: world.closestZoom,
    attributionControl: false,
    trackResize: false,
    fadeDuration: 0,
    locale: { 'Map.Title': title },
  });
  keepInReach(map, world);
  jumpTo(map, camera);
  // For tests of a built page: `src/proof/look.ts` reads it.
  Object.assign(container, { map });
  return map;
}

let started = false;

/**
 * Starts the worker that every map shares, so that its code is read while the first map is made; a
 * second call changes nothing.
 */
export function startWorker(): void {
  if (started) return;
  started = true;
  setWorkerUrl(trustWorker(workerUrl));
  prewarm();
}

/**
 * Returns a function that fits the map to its container where it does not fit yet. MapLibre's own `resize` ends
 * the gesture under the reader's fingers, even where nothing has changed.
 */
export function resizeWhenNeeded(map: MapLibreMap): () => void {
  let ratio = map.getPixelRatio();
  return () => {
    const { clientWidth, clientHeight } = map.getContainer();
    const canvas = map.getCanvas();
    const now = map.getPixelRatio();
    const same = canvas.clientWidth === clientWidth && canvas.clientHeight === clientHeight;
    if (same && ratio === now) return;
    ratio = now;
    map.resize();
  };
}

/** How long a page that is seen waits for a lost context to come back, in milliseconds. */
const patience = 10_000;

/** What is done about a lost WebGL context. */
interface ContextEvents {
  /** The map has no style now, and nothing can be written to it. */
  readonly onLost: () => void;
  /** The context is back, and the map with the style that it had. */
  readonly onRestored: () => void;
  /** The context stays away while the page can be seen. */
  readonly onGone: () => void;
}

/**
 * Watches the map's WebGL context. A page in the background waits for it without an end, since
 * browsers take the context from those. Returns what ends the waiting.
 */
export function watchContext(
  map: Pick<MapLibreMap, 'on'>,
  { onLost, onRestored, onGone }: ContextEvents,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (document.hidden ? wait() : onGone()), patience);
  };
  map.on('webglcontextlost', () => {
    onLost();
    wait();
  });
  map.on('webglcontextrestored', () => {
    clearTimeout(timer);
    onRestored();
  });
  return () => clearTimeout(timer);
}
