import type { Map as MapLibreMap, MapSourceDataEvent } from 'maplibre-gl';

/**
 * Detects the first picture: a map is idle also where a source or its worker failed, so a tile must have come, be
 * it empty. `onDrawn` is called once: all `sources` have loaded, and a tile of one of `ground`, in an idle map; or in any
 * frame once that has taken `patience` milliseconds of a visible page. If nothing is drawn by then, `onLate` is called.
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
    if (document.hidden) {
      timer = setTimeout(late, patience);
      return;
    }
    map.on('render', check);
    check();
    if (!over) onLate();
  };
  map.on('sourcedata', see);
  let timer = setTimeout(late, patience);
  return {
    /** Checks now and each time the map is idle. */
    look() {
      if (over) return;
      map.on('idle', check);
      check();
    },
    stop,
  };
}
