import { Map as MapLibreMap, prewarm, type StyleSpecification, setWorkerUrl } from 'maplibre-gl';
import type { Camera } from '../../core/camera/camera.ts';
import type { World } from '../../core/story/story-data.ts';
import { trustWorker } from '../../dom/trust-worker.ts';
import { farthestZoom, jumpTo, keepInReach, mapCamera } from '../camera/story-camera.ts';
import type { MapStyle } from '../style/map-style.ts';
import workerUrl from './map-worker.ts?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';

/** Creates a map whose accessible name is `title`. @throws Where WebGL 2 is missing. */
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

/** Starts the worker that all maps share, so that its code loads meanwhile; a second call changes nothing. */
export function startWorker(): void {
  setWorkerUrl(trustWorker(workerUrl));
  prewarm();
}

/** Resizes the map if its container has changed: MapLibre's `resize` ends the reader's gesture even if not. */
export function resizeIfNeeded(map: MapLibreMap): void {
  const { clientWidth, clientHeight } = map.getContainer();
  const canvas = map.getCanvas();
  const same = canvas.clientWidth === clientWidth && canvas.clientHeight === clientHeight;
  if (map.getPixelRatio() !== pixelRatio()) map.setPixelRatio(pixelRatio());
  else if (!same) map.resize();
}

/** How long a visible page waits for a lost context, in milliseconds. */
const patience = 10_000;

/**
 * Watches the map's WebGL context, which browsers take from background pages: those wait on. Calls `onGone` where it
 * does not come back while the page is visible. Returns what stops it.
 */
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

/**
 * For tests of the page, writes on the element of an idle map `data-camera` as `lng,lat,zoom,bearing,pitch`,
 * `data-padding` as `top,right,bottom,left`, and `data-layers` as ids. Returns what withdraws this until the next
 * scene is rendered.
 */
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
