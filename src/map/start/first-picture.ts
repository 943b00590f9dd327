import type { Map as MapLibreMap } from 'maplibre-gl';

/** Where the picture is looked at first, as shares of its sides: to ask for all of it takes far longer. */
const probes = [0.5, 0.3, 0.7, 0.1, 0.9] as const;

interface FirstPictureInput {
  /** The sources that must be loaded, by name. */
  readonly sources: readonly string[];
  /** The sources of which one at least must be rendered, such as that of the land. */
  readonly ground: readonly string[];
  /**
   * How long the map may take to come to rest with it, in milliseconds, while the page is seen: one in
   * the background draws nothing. After that a frame that has it is enough.
   */
  readonly patience: number;
  /** Called once, when something is drawn: all of it and the map rests, or what there is after that time. */
  readonly onDrawn: () => void;
  /** Called once where nothing is drawn after that time; `onDrawn` may still follow. */
  readonly onLate: () => void;
}

/**
 * Tells whether a map has drawn anything. That it is idle does not: it is idle too where a source has
 * failed, or where its worker gave it nothing. It has drawn something once each of the `sources` is
 * loaded and features of the `ground` are rendered.
 */
export function firstPicture(
  map: MapLibreMap,
  { sources, ground, patience, onDrawn, onLate }: FirstPictureInput,
  page: Pick<Document, 'hidden'> = document,
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
    if (page.hidden) {
      timer = setTimeout(late, patience);
      return;
    }
    map.on('render', check);
    check();
    if (!over) onLate();
  };
  let timer = setTimeout(late, patience);
  return {
    /** Looks whether anything is drawn, now and each time the map comes to rest. */
    look() {
      if (over) return;
      map.on('idle', check);
      check();
    },
    stop,
  };
}

/** Whether features of one of these sources are rendered anywhere. */
function isRendered(map: MapLibreMap, sources: readonly string[]): boolean {
  const isAt = (point?: [x: number, y: number]) =>
    map.queryRenderedFeatures(point).some(({ source }) => sources.includes(source));
  const { width, height } = map.getCanvas();
  const ratio = map.getPixelRatio();
  const isNear = probes.some((across) =>
    probes.some((down) => isAt([(across * width) / ratio, (down * height) / ratio])),
  );
  return isNear || isAt();
}
