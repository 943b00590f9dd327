import type { Camera } from '../../core/camera/camera.ts';
import type { LngLat } from '../../core/camera/lng-lat.ts';
import { worldSize } from '../../core/camera/mercator.ts';
import { nearAngle } from '../../core/camera/near-angle.ts';
import { project } from '../../core/camera/project.ts';
import { createElement, findElement } from '../../dom/elements.ts';
import { storyRoutes } from '../../map/sources/story-routes.ts';
import type { SeenNow } from './bar.ts';
import { unproject } from './bounds-in-view.ts';
import { type BarPart, type Desk, keepKeys } from './desk.ts';
import { type Movable, movables } from './movables.ts';

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

/** A point in CSS pixels from the map's top left corner. */
type Point = readonly [x: number, y: number];

/** A handle over the map. */
interface Handle {
  readonly element: HTMLButtonElement;
  /** Puts it to a point, unless it is being moved. */
  readonly put: (point: Point) => void;
}

/**
 * A handle that is dragged, or moved by the arrow keys: `onDrop` is told where it is let go, or where it is
 * when Enter is pressed. Escape calls `onBack`.
 */
function createHandle(text: string, onDrop: (point: Point) => void, onBack: () => void): Handle {
  const element = createElement('button', { type: 'button', className: 'studio-handle' });
  element.ariaLabel = `Move “${text}”: arrow keys, then Enter`;
  let at: Point = [0, 0];
  let moved = false;
  const show = (point: Point) => {
    at = point;
    element.style.transform = `translate(${at[0]}px, ${at[1]}px)`;
  };
  const move = (point: Point) => {
    moved = true;
    show(point);
  };
  const letGo = () => {
    if (moved) onDrop(at);
    moved = false;
  };
  dragBy(element, () => at, move, letGo);
  element.addEventListener('keydown', (event) => {
    const by = arrowStep(event);
    if (by) move([at[0] + by[0], at[1] + by[1]]);
    if (by || event.key === 'Enter') event.preventDefault();
    if (event.key === 'Enter') letGo();
    if (event.key === 'Escape') {
      moved = false;
      onBack();
    }
  });
  return {
    element,
    put(point) {
      if (!moved) show(point);
    },
  };
}

/** Lets the pointer drag an element, from where it is when it is grabbed. */
function dragBy(
  element: HTMLElement,
  from: () => Point,
  move: (point: Point) => void,
  letGo: () => void,
): void {
  let grabbed: Point | undefined;
  element.addEventListener('pointerdown', ({ pointerId, clientX, clientY }) => {
    element.setPointerCapture(pointerId);
    const [x, y] = from();
    grabbed = [clientX - x, clientY - y];
  });
  element.addEventListener('pointermove', ({ clientX, clientY }) => {
    if (grabbed) move([clientX - grabbed[0], clientY - grabbed[1]]);
  });
  element.addEventListener('pointerup', () => {
    grabbed = undefined;
    letGo();
  });
}

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How far an arrow key moves a handle: 8 pixels, or one with Shift. */
function arrowStep({ key, shiftKey }: KeyboardEvent): Point | undefined {
  const way = arrows[key];
  const step = shiftKey ? 1 : 8;
  return way && [way[0] * step, way[1] * step];
}
