import { Map as MapLibreMap, prewarm, type StyleSpecification, setWorkerUrl } from 'maplibre-gl';
import type { Camera } from '../../core/camera/camera.ts';
import type { World } from '../../core/story/story-data.ts';
import { trustWorker } from '../../dom/trust-worker.ts';
import { farthestZoom, jumpTo, keepInReach, mapCamera } from '../camera/story-camera.ts';
import type { MapStyle } from '../style/map-style.ts';
import workerUrl from './map-worker.ts?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';

/** Creates a map whose accessible name is `title`. @throws If WebGL 2 is missing. */
export function createMap(
  container: HTMLElement,
  style: StyleSpecification,
  camera: Camera,
  world: World,
  title: string,
): MapLibreMap {
  startWorker();
  const map = new MapLibreMap({
    container,
    style,
    // The tests of the build validate the style.
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

/** Limits the ratio: at 3, a phone would draw twice as many pixels for a picture that looks the same. */
const pixelRatio = () => Math.min(window.devicePixelRatio, 2);

/** Starts the worker that all maps share; a second call changes nothing. */
export function startWorker(): void {
  setWorkerUrl(trustWorker(workerUrl));
  prewarm();
}

/** Calls MapLibre's `resize` only if the size has changed, since it ends the reader's gesture. */
export function resizeIfNeeded(map: MapLibreMap): void {
  const { clientWidth, clientHeight } = map.getContainer();
  const canvas = map.getCanvas();
  const same = canvas.clientWidth === clientWidth && canvas.clientHeight === clientHeight;
  if (map.getPixelRatio() !== pixelRatio()) map.setPixelRatio(pixelRatio());
  else if (!same) map.resize();
}

/** Milliseconds that a visible page waits for a lost context to return. */
const patience = 10_000;

/** Calls `onGone` if a visible page does not get back a lost WebGL context. Returns a function that stops it. */
export function watchContext(
  map: MapLibreMap,
  style: Pick<MapStyle, 'lose' | 'renew'>,
  onGone: () => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => (document.hidden ? wait() : onGone()), patience);
  };
  map.on('webglcontextlost', () => {
    style.lose();
    wait();
  });
  map.on('webglcontextrestored', () => {
    clearTimeout(timer);
    style.renew();
  });
  return () => clearTimeout(timer);
}

/** Writes an idle map's state to `data-*`, for tests. Returns a function that clears it until the next idle. */
export function reportIdle(
  map: MapLibreMap,
  { dataset }: Pick<HTMLElement, 'dataset'>,
  layers: () => ReadonlySet<string>,
): () => void {
  let reported = false;
  const clear = () => {
    if (reported) delete dataset.camera;
    reported = false;
  };
  map.on('render', clear);
  map.on('remove', clear);
  map.on('idle', () => {
    if (!map.loaded()) return;
    const { center, zoom, bearing, pitch, padding } = mapCamera(map);
    const { top, right, bottom, left } = padding;
    dataset.layers = [...layers()].join(' ');
    dataset.padding = [top, right, bottom, left].join();
    dataset.camera = [...center, zoom, bearing, pitch]
      .map((value) => Number(value.toFixed(6)))
      .join();
    reported = true;
  });
  return () => {
    clear();
    map.triggerRepaint();
  };
}
