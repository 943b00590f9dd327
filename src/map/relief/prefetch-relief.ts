import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Camera } from '../../core/camera/camera.ts';
import type { Relief } from '../../core/story/story-data.ts';
import type { Theme } from '../../style/palette.ts';
import { mapSize } from '../camera/map-camera.ts';
import type { PrefetchedTiles } from './prefetched-tiles.ts';
import { reliefInView } from './relief-in-view.ts';
import { reliefFolder } from './relief-sources.ts';

/** All that prefetching needs of the map. */
export type PrefetchPort = Pick<MapLibreMap, 'on' | 'off' | 'getContainer'>;

/** What the tiles to come are worked out from, and who loads them. */
export interface PrefetchReliefInput {
  readonly relief: Relief;
  readonly theme: () => Theme;
  /** The cameras that the map may have next. */
  readonly near: () => readonly Camera[];
  readonly tiles: Pick<PrefetchedTiles, 'prefetch' | 'clear'>;
}

/** How long the camera has to stand before what comes next is prefetched, in milliseconds. */
const delay = 100;

/**
 * Prefetches the relief of where the map may go next, once its camera stands for a moment or the map
 * rests: a camera that moves briskly is there before its tiles, and shows land without shade that ends
 * at a straight edge. A map that gets another style has lost the tiles that it had.
 */
export function prefetchRelief(
  map: PrefetchPort,
  { relief, theme, near, tiles: { prefetch, clear } }: PrefetchReliefInput,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const prefetchNear = () => {
    const size = mapSize(map);
    const folder = reliefFolder(theme());
    prefetch(near().flatMap((camera) => reliefInView(relief, folder, camera, size)));
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(prefetchNear, delay);
  };
  map.on('idle', prefetchNear);
  map.on('moveend', soon);
  map.on('style.load', clear);
  return () => {
    clearTimeout(timer);
    map.off('idle', prefetchNear);
    map.off('moveend', soon);
    map.off('style.load', clear);
    clear();
  };
}
