import type { Map as MapLibreMap } from 'maplibre-gl';

/** Where the picture is queried first, as shares of its sides: querying all of it is far slower. */
const probes = [0.5, 0.3, 0.7, 0.1, 0.9] as const;

/**
 * Detects the first picture: a map is idle also where a source or its worker failed, so features must be rendered.
 * `onDrawn` is called once: all `sources` have loaded, and one of `ground` is rendered, in an idle map; or in any frame
 * once that has taken `patience` milliseconds of a visible page. If nothing is drawn by then, `onLate` is called.
 */
export function firstPicture(
  map: MapLibreMap,
  sources: readonly string[],
  ground: readonly string[],
  patience: number,
  { onDrawn, onLate }: Readonly<Record<'onDrawn' | 'onLate', () => void>>,
) {
  let over = false;
  const isDrawn = () =>
    sources.every((source) => map.getSource(source) && map.isSourceLoaded(source)) &&
    isRendered(map, ground);
  const check = () => {
    if (over || !isDrawn()) return;
    stop();
    onDrawn();
  };
  const stop = () => {
    over = true;
    clearTimeout(timer);
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

function isRendered(map: MapLibreMap, sources: readonly string[]): boolean {
  const isGround = (id: string) => sources.includes(map.getLayer(id)?.source ?? '');
  const layers = map.getLayersOrder().filter(isGround);
  const isAt = (point?: [x: number, y: number]) =>
    map.queryRenderedFeatures(point, { layers }).length > 0;
  const { width, height } = map.getCanvas();
  const ratio = map.getPixelRatio();
  const isNear = probes.some((across) =>
    probes.some((down) => isAt([(across * width) / ratio, (down * height) / ratio])),
  );
  return isNear || isAt();
}
