import type { Camera, Viewport } from '../../core/camera/camera.ts';
import { flight } from '../../core/camera/flight.ts';
import { clamp } from '../../core/numbers.ts';
import { easeTravel } from '../../core/timeline/travel.ts';
import { frameLoop } from '../../dom/frame-loop.ts';

/** All that returning needs of the map. */
export interface CameraPort {
  readonly camera: () => Camera;
  readonly jumpTo: (camera: Camera) => void;
  readonly size: () => Pick<Viewport, 'width' | 'height'>;
}

/** How long the flight takes, in milliseconds: at least, at most, and for each screen of its path. */
const [shortest, longest, perScreen] = [350, 1400, 450];

/**
 * Eases the camera from where the reader left it along a flight to `target`, which may move while
 * the reader scrolls, and ends on it exactly. Returns what stops it midway.
 */
export function returnToStory(
  port: CameraPort,
  target: () => Camera,
  arrived: () => void,
  clock: Pick<Window, 'requestAnimationFrame' | 'cancelAnimationFrame'> = window,
): () => void {
  const from = port.camera();
  let to = target();
  let path = flight(from, to, port.size());
  const duration = clamp(path.pathLength * perScreen, shortest, longest);
  let began: number | undefined;
  const loop = frameLoop((now) => {
    began ??= now;
    const elapsed = (now - began) / duration;
    const current = target();
    if (current !== to) {
      to = current;
      path = flight(from, to, port.size());
    }
    if (elapsed >= 1) {
      port.jumpTo(to);
      arrived();
      return;
    }
    port.jumpTo(path(easeTravel(elapsed)));
    loop.request();
  }, clock);
  loop.request();
  return loop.stop;
}
