import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import { frameLoop } from '../../dom/frame-loop.ts';
import type { Point } from './place-panel.ts';

/** All that watching the pointer needs of the map. */
type PointerPort = Pick<MapLibreMap, 'on' | 'off' | 'getCanvasContainer'>;

interface PointerEvents {
  /** The mouse is over the map at a point, or has left it; at most once a frame. */
  readonly onHover: (point: Point | undefined) => void;
  /** A click or a tap that did not move the map. */
  readonly onTap: (point: Point) => void;
}

/**
 * Watches a mouse or pen over the map, and taps. A pointer that stands still while the page scrolls, or
 * that drags, does not count.
 */
export function watchPointer(map: PointerPort, { onHover, onTap }: PointerEvents): () => void {
  const target = map.getCanvasContainer();
  let last: Point | undefined;
  const hover = frameLoop(() => onHover(last));
  const move = ({ pointerType, buttons, offsetX, offsetY }: PointerEvent) => {
    if (pointerType === 'touch' || buttons !== 0) return;
    if (last && last[0] === offsetX && last[1] === offsetY) return;
    last = [offsetX, offsetY];
    hover.request();
  };
  const leave = () => {
    if (!last) return;
    last = undefined;
    hover.request();
  };
  const tap = ({ point }: MapMouseEvent) => onTap([point.x, point.y]);
  target.addEventListener('pointermove', move);
  target.addEventListener('pointerleave', leave);
  map.on('click', tap);
  return () => {
    hover.stop();
    target.removeEventListener('pointermove', move);
    target.removeEventListener('pointerleave', leave);
    map.off('click', tap);
  };
}
