import type { SceneSpec } from '../story/scene-spec.ts';
import type { Bounds } from './bounds.ts';
import { type Camera, eyeDistance, project, type Size, turn, type Viewport } from './camera.ts';
import { fitBounds, freePart } from './fit-bounds.ts';
import { fromMercator, type MercatorPoint, nearAngle, toMercator, worldSize } from './mercator.ts';

export type FramedView = Required<Pick<SceneSpec, 'bounds' | 'bearing' | 'pitch'>>;

/** The number of iterations, each of which corrects the box by how it would be fitted. */
const steps = 12;

/** Minimum width of bounds, in units of their last decimal place. */
const fine = 200;

/** Returns rounded bounds that frame, in the free part of `viewport`, what `camera` shows on a map of `size`. */
export function boundsInView(camera: Camera, size: Size, viewport: Viewport): FramedView {
  const { padding, width, height } = freePart(viewport);
  const { zoom } = camera;
  const bearing = Math.round(camera.bearing);
  const pitch = Math.round(camera.pitch);
  const middle = [padding.left + width / 2, padding.top + height / 2] as const;
  const aim = toMercator(unproject(camera, size, middle));
  let center = aim;
  let scale = 1 / worldSize(zoom);
  for (let step = 0; step < steps; step += 1) {
    const bounds = box(center, width * scale, height * scale);
    const fitted = fitBounds({ bounds, bearing, pitch, maxZoom: 22 }, viewport);
    const [x, y] = toMercator(unproject(fitted, viewport, middle));
    const around = nearAngle((aim[0] - x) * 360) / 360;
    center = [center[0] + around, center[1] + aim[1] - y];
    scale *= 2 ** (fitted.zoom - zoom);
  }
  return { bounds: round(box(center, width * scale, height * scale)), bearing, pitch };
}

function box([x, y]: MercatorPoint, width: number, height: number): Bounds {
  const [west, north] = fromMercator([x - width / 2, y - height / 2]);
  const [east, south] = fromMercator([x + width / 2, y + height / 2]);
  return [west, south, east, north];
}

function round([west, south, east, north]: Bounds): Bounds {
  const decimals = Math.min(6, Math.max(1, Math.ceil(Math.log10(fine / (east - west)))));
  const toDecimals = (degrees: number) => Number(degrees.toFixed(decimals)) + 0;
  return [
    toDecimals(nearAngle(west)),
    toDecimals(south),
    toDecimals(nearAngle(east)),
    toDecimals(north),
  ];
}

/** The inverse of {@link project}: returns the position at a point in CSS pixels. */
export function unproject(camera: Camera, size: Size, [x, y]: readonly [x: number, y: number]) {
  const [middleX, middleY] = project(camera, size)(camera.center);
  const distance = eyeDistance * size.height;
  const pitch = (camera.pitch * Math.PI) / 180;
  const up = y - middleY;
  const down = (up * distance) / (distance * Math.cos(pitch) + up * Math.sin(pitch));
  const right = ((x - middleX) * (distance - down * Math.sin(pitch))) / distance;
  const [east, south] = turn(-camera.bearing)(right, down);
  const [originX, originY] = toMercator(camera.center);
  const world = worldSize(camera.zoom);
  const [lng, lat] = fromMercator([originX + east / world, originY + south / world]);
  return [nearAngle(lng), lat] as const;
}
