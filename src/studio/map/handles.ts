import { type Camera, project } from '../../core/camera/camera.ts';
import { type LngLat, nearAngle, worldSize } from '../../core/camera/mercator.ts';
import { createElement, findElement } from '../../dom/elements.ts';
import { storyRoutes } from '../../map/scene/routes.ts';
import type { BarPart, Desk } from '../bar/desk.ts';
import { keepKeys } from '../bar/keep-keys.ts';
import type { SeenNow } from '../bar/watch-view.ts';
import { createHandle, type Handle, type Point } from './handle.ts';
import { type Movable, movables } from './movables.ts';
import { unproject } from './unproject.ts';

/** What moves the words on the map by hand. */
interface Handles extends BarPart {
  readonly see: (seen: SeenNow) => void;
}

/** A switch that shows a handle at the place of each annotation of the section and each label of its layers. */
export function createHandles({ story, section, save }: Desk): Handles {
  const button = createElement('button', { type: 'button', ariaPressed: 'false' }, 'Move words');
  const layer = createElement('div', { id: 'studio-handles', hidden: true });
  layer.addEventListener('keydown', keepKeys);
  document.body.append(layer);
  let handles: readonly (Movable & Handle)[] = [];
  let camera: Camera | undefined;
  const place = () => {
    if (camera && !layer.hidden) putHandles(layer, handles, camera);
  };
  const drop = ({ file, text, moveTo }: Movable, point: Point) => {
    if (!camera) return;
    const position = rounded(unproject(camera, mapBox())(point), camera.zoom);
    save({ file, edits: [moveTo(position)], label: `the place of “${text}”` });
  };
  const fill = () => {
    if (layer.hidden) return;
    const focused = handles.findIndex(({ element }) => element === document.activeElement);
    handles = movables(story, storyRoutes, section()).map((of) => ({
      ...of,
      ...createHandle(of.text, (point) => drop(of, point), place),
    }));
    layer.replaceChildren(...handles.map(({ element }) => element));
    place();
    handles[focused]?.element.focus({ preventScroll: true });
  };
  button.addEventListener('click', () => {
    layer.hidden = !layer.hidden;
    button.ariaPressed = `${!layer.hidden}`;
    fill();
  });
  return {
    element: button,
    refresh: fill,
    see(seen) {
      camera = seen.camera;
      place();
    },
    stop: () => layer.remove(),
  };
}

const mapBox = (): DOMRect => findElement('map').getBoundingClientRect();

function putHandles(
  { style }: HTMLElement,
  handles: readonly (Movable & Handle)[],
  camera: Camera,
): void {
  const box = mapBox();
  const [left, top, width, height] = [box.left, box.top, box.width, box.height].map(
    (length) => `${length}px`,
  );
  Object.assign(style, { left, top, width, height });
  const pointAt = project(camera, box);
  for (const { at, put } of handles) put(pointAt([nearAngle(at[0], camera.center[0]), at[1]]));
}

/** A position to the pixel, with no more decimals than that takes. */
function rounded([lng, lat]: LngLat, zoom: number): LngLat {
  const decimals = Math.max(1, Math.ceil(Math.log10(worldSize(zoom) / 360)));
  return [Number(lng.toFixed(decimals)), Number(lat.toFixed(decimals))];
}
