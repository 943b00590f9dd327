import {
  type Camera,
  eyeDistance,
  project,
  turn,
  type Viewport,
} from '../../core/camera/camera.ts';
import {
  fromMercator,
  type LngLat,
  nearAngle,
  toMercator,
  worldSize,
} from '../../core/camera/mercator.ts';

/** Makes the inverse of a camera's `project`: from CSS pixels to the position that is seen there. */
export function unproject(
  camera: Camera,
  viewport: Pick<Viewport, 'width' | 'height'>,
): (point: readonly [x: number, y: number]) => LngLat {
  const [middleX, middleY] = project(camera, viewport)(camera.center);
  const distance = eyeDistance * viewport.height;
  const pitch = (camera.pitch * Math.PI) / 180;
  const size = worldSize(camera.zoom);
  const [originX, originY] = toMercator(camera.center);
  return ([x, y]) => {
    const up = y - middleY;
    const down = (up * distance) / (distance * Math.cos(pitch) + up * Math.sin(pitch));
    const right = ((x - middleX) * (distance - down * Math.sin(pitch))) / distance;
    const [east, south] = turn(-camera.bearing)(right, down);
    const [lng, lat] = fromMercator([originX + east / size, originY + south / size]);
    return [nearAngle(lng), lat];
  };
}
