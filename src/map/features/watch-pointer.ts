import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';

type Point = readonly [x: number, y: number];

/** All that following the pointer needs of the map. */
export type PointerPort = Pick<MapLibreMap, 'on' | 'off' | 'getCanvasContainer'>;

export interface PointerEvents {
  /** The mouse rests over the map at a point, or has left it; at most once a frame. */
  readonly onHover: (point: Point | undefined) => void;
  /** A click or a tap that did not move the map. */
  readonly onTap: (point: Point) => void;
}

/**
 * Follows a mouse or pen over the map, and taps. A pointer that the page moves under by scrolling,
 * or that drags, is not followed.
 */
export function watchPointer(
  map: PointerPort,
  { onHover, onTap }: PointerEvents,
  clock: Pick<Window, 'requestAnimationFrame' | 'cancelAnimationFrame'> = window,
): () => void {
  const target = map.getCanvasContainer();
  let last: Point | undefined;
  let pending: number | undefined;
  const frame = () => {
    pending = undefined;
    onHover(last);
  };
  const move = ({ pointerType, buttons, offsetX, offsetY }: PointerEvent) => {
    if (pointerType === 'touch' || buttons !== 0) return;
    if (last && last[0] === offsetX && last[1] === offsetY) return;
    last = [offsetX, offsetY];
    pending ??= clock.requestAnimationFrame(frame);
  };
  const leave = () => {
    if (!last) return;
    last = undefined;
    pending ??= clock.requestAnimationFrame(frame);
  };
  const tap = ({ point }: MapMouseEvent) => onTap([point.x, point.y]);
  target.addEventListener('pointermove', move);
  target.addEventListener('pointerleave', leave);
  map.on('click', tap);
  return () => {
    if (pending !== undefined) clock.cancelAnimationFrame(pending);
    target.removeEventListener('pointermove', move);
    target.removeEventListener('pointerleave', leave);
    map.off('click', tap);
  };
}
