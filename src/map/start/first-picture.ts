import type { Map as MapLibreMap, MapSourceDataEvent } from 'maplibre-gl';

/**
 * Calls `onDrawn` when the map is idle, or after `patience` milliseconds in any frame, with all `sources` and a tile of
 * `ground`: a map is also idle if a source or its worker failed. Calls `onLate` if nothing is drawn by then.
 */
export function firstPicture(
  map: Pick<MapLibreMap, 'on' | 'off' | 'getSource' | 'isSourceLoaded'>,
  sources: readonly string[],
  ground: readonly string[],
  patience: number,
  { onDrawn, onLate }: Readonly<Record<'onDrawn' | 'onLate', () => void>>,
) {
  let over = false;
  let hasGround = false;
  const see = ({ sourceId, tile }: MapSourceDataEvent) => {
    hasGround ||= tile !== undefined && ground.includes(sourceId);
  };
  const isDrawn = () =>
    hasGround && sources.every((source) => map.getSource(source) && map.isSourceLoaded(source));
  const check = () => {
    if (over || !isDrawn()) return;
    stop();
    onDrawn();
  };
  const stop = () => {
    over = true;
    clearTimeout(timer);
    map.off('sourcedata', see);
    map.off('idle', check);
    map.off('render', check);
  };
  const late = () => {
    if (document.hidden) return wait();
    map.on('render', check);
    check();
    if (!over) onLate();
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    timer = setTimeout(late, patience);
  };
  map.on('sourcedata', see);
  wait();
  return {
    look() {
      if (over) return;
      map.on('idle', check);
      check();
    },
    stop,
  };
}
