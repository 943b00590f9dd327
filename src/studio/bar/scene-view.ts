import { boundsInView, type FramedView } from '../../core/camera/bounds-in-view.ts';
import type { Viewport } from '../../core/camera/camera.ts';
import { freePart } from '../../core/camera/fit-bounds.ts';
import { visibleLayers } from '../../core/timeline/scene.ts';
import { sectionRead } from '../../core/timeline/timeline.ts';
import { createElement, findElement } from '../../dom/elements.ts';
import { measurePage } from '../../page/reading/measure-page.ts';
import { type BarPart, type Desk, layOver, type SeenNow, type StudioInput } from './desk.ts';

/** Shows the section in view, its frame, a button that saves a new frame, and meanwhile the free part's outline. */
export function createSceneView({ section, scene, save, started }: Desk): BarPart {
  const name = createElement('b', {});
  const words = createElement('span', { className: 'studio-view' });
  const outline = createElement('div', { id: '_studio-free', hidden: true, ariaHidden: 'true' });
  let framed: FramedView | undefined;
  /** True from a save until the page shows the saved frame, and thus returns to the scene. */
  let isAwaited = false;
  const refresh = () => {
    const { bounds, bearing = 0, pitch = 0 } = scene() ?? {};
    const still = framed ?? { bounds, bearing, pitch };
    name.textContent = section();
    words.textContent = still.bounds
      ? `bounds [${still.bounds.join(', ')}] · bearing ${still.bearing}° · pitch ${still.pitch}°`
      : '';
  };
  const write = async () => {
    const [id, before, view] = [section(), scene(), framed];
    const now = started()?.reading.now().scene;
    if (!view || !now) return;
    const set = (['bounds', 'bearing', 'pitch'] as const).filter(
      (key) => key === 'bounds' || view[key] !== (before?.[key] ?? 0),
    );
    const values = set.map((key) => [key, view[key]] as const);
    const layers = [...visibleLayers(now)];
    // A section that kept the previous map gets a scene of its own.
    const edits = before
      ? values.map(([key, value]) => ({ path: [id, key], value }))
      : [{ path: [id], value: { ...Object.fromEntries(values), layers } }];
    isAwaited = true;
    const isSaved = await save({ file: 'scenes', edits, label: `the view of ${id}` });
    if (!isSaved) isAwaited = false;
  };
  const use = createElement(
    'button',
    { type: 'button', className: 'studio-use', disabled: true, onclick: write },
    'Use for this section',
  );
  return {
    element: createElement('div', { className: 'studio-scene' }, name, words, use),
    over: outline,
    refresh,
    see({ camera, viewport, moved }) {
      const map = findElement('map').getBoundingClientRect();
      framed = moved && camera ? boundsInView(camera, map, viewport) : undefined;
      use.disabled = !framed;
      outline.hidden = !moved;
      const stage = findElement('_stage').getBoundingClientRect();
      const { width, height, padding } = freePart(viewport);
      const [left, top] = [stage.left + padding.left, stage.top + padding.top];
      layOver(outline, { left, top, width, height });
      refresh();
    },
    show() {
      if (isAwaited) started()?.takeover.send('back');
      isAwaited = false;
    },
  };
}

/** The maximum age of a measurement of the page, in milliseconds. */
const maxAge = 200;

/** Calls `onSeen` in each animation frame in which the author sees something new, until `signal` aborts. */
export function watchView(
  { started }: StudioInput,
  signal: AbortSignal,
  onSeen: (seen: SeenNow) => void,
): void {
  let viewport: Viewport | undefined;
  let measured = Number.NEGATIVE_INFINITY;
  let last = '';
  const look = (now: number) => {
    if (signal.aborted) return;
    requestAnimationFrame(look);
    const page = started();
    if (!page) return;
    if (!viewport || now - measured > maxAge) {
      viewport = measurePage().viewport;
      measured = now;
    }
    const state = page.takeover.state();
    const seen = {
      section: sectionRead(page.reading.now().place),
      viewport,
      camera: page.map()?.camera(),
      moved: state === 'reader' || state === 'exploring',
    };
    const next = JSON.stringify(seen);
    if (next === last) return;
    last = next;
    onSeen(seen);
  };
  requestAnimationFrame(look);
}
