import { routes } from 'virtual:story/routes';
import { unproject } from '../../core/camera/bounds-in-view.ts';
import { type Camera, project } from '../../core/camera/camera.ts';
import { type LngLat, nearAngle, worldSize } from '../../core/camera/mercator.ts';
import { clamp } from '../../core/numbers.ts';
import type { Route } from '../../core/route/route.ts';
import { nearestShare, routeProgress } from '../../core/route/route-progress.ts';
import { createElement, findElement } from '../../dom/elements.ts';
import type { WrittenData } from '../protocol.ts';
import type { Writing } from '../server/story-writer.ts';
import { type BarPart, type Desk, keepKeys, layOver } from './desk.ts';

export function createHandles({ story, section, save }: Desk): BarPart {
  const layer = createElement('div', { id: '_studio-handles', hidden: true, onkeydown: keepKeys });
  let handles: readonly (Movable & ReturnType<typeof createHandle>)[] = [];
  let camera: Camera | undefined;
  const place = () => {
    if (!camera || layer.hidden) return;
    const box = mapBox();
    layOver(layer, box);
    const pointAt = project(camera, box);
    for (const { at, put } of handles) put(pointAt([nearAngle(at[0], camera.center[0]), at[1]]));
  };
  const drop = ({ file, text, moveTo }: Movable, point: Point) => {
    if (!camera) return;
    // Positions need as many decimals as distinguish one pixel from the next.
    const decimals = Math.max(1, Math.ceil(Math.log10(worldSize(camera.zoom) / 360)));
    const [lng, lat] = unproject(camera, mapBox(), point);
    const edit = moveTo([Number(lng.toFixed(decimals)), Number(lat.toFixed(decimals))]);
    void save({ file, edits: [edit], label: `the place of “${text}”` });
  };
  const refresh = () => {
    if (layer.hidden) return;
    const focused = handles.findIndex(({ element }) => element === document.activeElement);
    handles = movables(story, routes, section()).map((words) => ({
      ...words,
      ...createHandle(words.text, (point) => drop(words, point), place),
    }));
    layer.replaceChildren(...handles.map(({ element }) => element));
    place();
    handles[focused]?.element.focus({ preventScroll: true });
  };
  const toggle = () => {
    layer.hidden = !layer.hidden;
    button.ariaPressed = `${!layer.hidden}`;
    refresh();
  };
  const button = createElement(
    'button',
    { type: 'button', ariaPressed: 'false', onclick: toggle },
    'Move words',
  );
  return {
    element: button,
    over: layer,
    refresh,
    see(seen) {
      camera = seen.camera;
      place();
    },
  };
}

const mapBox = (): DOMRect => findElement('map').getBoundingClientRect();

/** A point in CSS pixels from the map's top left corner. */
type Point = readonly [x: number, y: number];

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Creates a handle to drag, or to move by arrow keys (8 pixels, or one with Shift) and drop by Enter. */
function createHandle(text: string, onDrop: (point: Point) => void, onBack: () => void) {
  const element = createElement('button', { type: 'button', className: 'studio-handle' });
  element.ariaLabel = `Move “${text}”: arrow keys, then Enter`;
  let at: Point = [0, 0];
  let grabbed: Point | undefined;
  let isMoved = false;
  const show = (point: Point) => {
    at = point;
    element.style.transform = `translate(${at[0]}px, ${at[1]}px)`;
  };
  const move = (point: Point) => {
    isMoved = true;
    show(point);
  };
  const letGo = () => {
    grabbed = undefined;
    if (isMoved) onDrop(at);
    isMoved = false;
  };
  element.onpointerdown = ({ pointerId, clientX, clientY }) => {
    element.setPointerCapture(pointerId);
    grabbed = [clientX - at[0], clientY - at[1]];
  };
  element.onpointermove = ({ clientX, clientY }) => {
    if (grabbed) move([clientX - grabbed[0], clientY - grabbed[1]]);
  };
  element.onpointerup = letGo;
  element.onkeydown = (event) => {
    const { key, shiftKey } = event;
    const arrow = arrows[key];
    const step = shiftKey ? 1 : 8;
    if (arrow) move([at[0] + arrow[0] * step, at[1] + arrow[1] * step]);
    if (arrow || key === 'Enter') event.preventDefault();
    if (key === 'Enter') letGo();
    if (key === 'Escape') {
      isMoved = false;
      onBack();
    }
  };
  return {
    element,
    put(point: Point) {
      if (!isMoved) show(point);
    },
  };
}

interface Movable {
  readonly text: string;
  readonly at: LngLat;
  readonly file: Writing['file'];
  /** Returns the edit that moves the text to a position, or as near to it as possible. */
  readonly moveTo: (position: LngLat) => Writing['edits'][number];
}

export function movables(
  { scenes, labels }: Pick<WrittenData, 'scenes' | 'labels'>,
  routes: Readonly<Record<string, Route>>,
  section: string,
): readonly Movable[] {
  const { annotations = [], layers = {} } = scenes[section] ?? {};
  return [
    ...annotations.map(({ text, at }, i): Movable => {
      const path = [section, 'annotations', i, 'at'];
      return { text, at, file: 'scenes', moveTo: (value) => ({ path, value }) };
    }),
    ...labels.flatMap((label, i): readonly Movable[] => {
      const { text, layer } = label;
      if (!(layer in layers)) return [];
      if ('at' in label) {
        const moveTo = (value: LngLat) => ({ path: [i, 'at'], value });
        return [{ text, at: label.at, file: 'labels', moveTo }];
      }
      const route = routes[layer];
      if (!route) return [];
      // The label stays on its route.
      const moveTo = (position: LngLat) => {
        const share = nearestShare(route.line, position) / (route.leapFrom || 1);
        return { path: [i, 'along'], value: Number(clamp(share, 0, 1).toFixed(2)) };
      };
      const at = routeProgress(route)(label.along * route.leapFrom).head;
      return [{ text, at, file: 'labels', moveTo }];
    }),
  ];
}
