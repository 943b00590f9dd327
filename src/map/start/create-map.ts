import { Map as MapLibreMap, type StyleSpecification } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Camera } from '../../core/camera/camera.ts';
import type { World } from '../../core/story/story-data.ts';
import { farthestZoom, keepInReach } from '../camera/keep-in-reach.ts';
import { jumpTo } from '../camera/map-camera.ts';
import { serveRelief } from '../relief/serve-relief.ts';
import { startWorker } from './start-worker.ts';

/**
 * A MapLibre map in `container` that stands at `camera` at once.
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
  return map;
}
