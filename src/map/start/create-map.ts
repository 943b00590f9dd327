import { Map as MapLibreMap, prewarm, type StyleSpecification, setWorkerUrl } from 'maplibre-gl';
import type { Camera } from '../../core/camera/camera.ts';
import type { World } from '../../core/story/story-data.ts';
import { trustWorker } from '../../dom/trust-worker.ts';
import { farthestZoom, jumpTo, keepInReach } from '../camera/story-camera.ts';
import workerUrl from './map-worker.ts?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';

/** Creates a map whose accessible name is `title`. @throws Where WebGL 2 is missing. */
export function createMap(
  container: HTMLElement,
  style: StyleSpecification,
  camera: Camera,
  world: Pick<World, 'reach' | 'closestZoom'>,
  title: string,
): MapLibreMap {
  startWorker();
  const map = new MapLibreMap({
    container,
    style,
    // The build's tests have.
    validateStyle: false,
    minZoom: farthestZoom,
    maxZoom: world.closestZoom,
    attributionControl: false,
    trackResize: false,
    fadeDuration: 0,
    pixelRatio: pixelRatio(),
    locale: { 'Map.Title': title },
  });
  keepInReach(map, world);
  jumpTo(map, camera);
  // For tests of a built page.
  Object.assign(container, { map });
  return map;
}

/** A phone of three pixels to one of CSS would draw twice as many in each frame, for a picture that looks the same. */
const pixelRatio = () => Math.min(window.devicePixelRatio, 2);

let started = false;

/** Starts the worker that all maps share, so that its code loads meanwhile; a second call changes nothing. */
export function startWorker(): void {
  if (started) return;
  started = true;
  setWorkerUrl(trustWorker(workerUrl));
  prewarm();
}

/** Returns what resizes the map if its container has changed: MapLibre's `resize` ends the reader's gesture even if not. */
export function resizeWhenNeeded(map: MapLibreMap): () => void {
  return () => {
    const { clientWidth, clientHeight } = map.getContainer();
    const canvas = map.getCanvas();
    const same = canvas.clientWidth === clientWidth && canvas.clientHeight === clientHeight;
    if (map.getPixelRatio() !== pixelRatio()) map.setPixelRatio(pixelRatio());
    else if (!same) map.resize();
  };
}

/** How long a visible page waits for a lost context, in milliseconds. */
const patience = 10_000;

interface ContextEvents {
  /** The map has no style. */
  readonly onLost: () => void;
  /** The map has its style again. */
  readonly onRestored: () => void;
  /** The context has not come back while the page was visible. */
  readonly onGone: () => void;
}

/** Watches the map's WebGL context, which browsers take from background pages: those wait on. Returns what stops it. */
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
