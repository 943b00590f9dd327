import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Camera } from '../../core/camera/camera.ts';
import type { Relief } from '../../core/story/story-data.ts';
import type { Theme } from '../../style/palette.ts';
import { mapSize } from '../camera/map-camera.ts';
import { reliefInView } from './relief-in-view.ts';
import { reliefFolder } from './relief-sources.ts';

/** All that asking ahead needs of the map. */
export type AheadPort = Pick<MapLibreMap, 'on' | 'off' | 'getContainer'>;

/** What the tiles to come are worked out from, and who has them. */
export interface ReliefAheadInput {
  readonly relief: Relief;
  readonly theme: () => Theme;
  /** The cameras that the map may have next. */
  readonly near: () => readonly Camera[];
  /** Has the tiles at these addresses there before the map asks for them. */
  readonly keep: (urls: readonly string[]) => void;
}

/** How long the camera stands before what comes next is asked for, in milliseconds. */
const standing = 100;

/**
 * Asks for the relief of where the map may go next, once its camera stands for a moment or the map
 * rests: a camera that moves briskly is there before its tiles, and shows land without shade that ends
 * at a straight edge.
 */
export function reliefAhead(
  map: AheadPort,
  { relief, theme, near, keep }: ReliefAheadInput,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = () => {
    const size = mapSize(map);
    const folder = reliefFolder(theme());
    keep(near().flatMap((camera) => reliefInView(relief, folder, camera, size)));
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, standing);
  };
  map.on('idle', ask);
  map.on('moveend', soon);
  return () => {
    clearTimeout(timer);
    map.off('idle', ask);
    map.off('moveend', soon);
  };
}
