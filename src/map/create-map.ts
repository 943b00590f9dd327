import { Map as MapLibreMap, type StyleSpecification, setWorkerUrl } from 'maplibre-gl';
import workerUrl from './map-worker.ts?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Camera } from '../core/camera.ts';
import { keepInReach, zoomLimits } from './keep-in-reach.ts';
import { serveRelief } from './relief-protocol.ts';
import { trustWorker } from './trust-worker.ts';

/** What the map says in the page's language. */
export interface MapWords {
  readonly title: string;
}

/**
 * A MapLibre map in `container` that stands at `camera` at once. Throws where WebGL 2 is missing.
 */
export function createMap(
  container: HTMLElement,
  style: StyleSpecification,
  camera: Camera,
  words: MapWords,
): MapLibreMap {
  const worker = new URL(workerUrl, document.baseURI).href;
  trustWorker(worker);
  setWorkerUrl(worker);
  serveRelief();
  const [lng, lat] = camera.center;
  const map = new MapLibreMap({
    container,
    style,
    center: [lng, lat],
    zoom: camera.zoom,
    bearing: camera.bearing,
    pitch: camera.pitch,
    ...zoomLimits,
    cooperativeGestures: true,
    attributionControl: false,
    trackResize: false,
    fadeDuration: 0,
    locale: { 'Map.Title': words.title },
  });
  keepInReach(map);
  map.jumpTo({ ...camera, center: [lng, lat] });
  return map;
}
