import { freePart } from '../../core/camera/free-part.ts';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import { createElement, findElement } from '../../dom/elements.ts';
import type { Writing } from '../protocol.ts';
import type { SeenNow } from './bar.ts';
import { boundsInView, type FramedView } from './bounds-in-view.ts';
import type { BarPart, Desk } from './desk.ts';

/** What the map frames, and the button that makes it the section's. */
interface SceneView extends BarPart {
  readonly see: (seen: SeenNow) => void;
  /** The page shows what was saved last. */
  readonly followed: () => void;
}

/** Shows the section in view and what its map frames, now, or as its scene has it. */
export function createSceneView({ section, scene, save, started }: Desk): SceneView {
  const name = createElement('b', {});
  const words = createElement('span', { className: 'studio-view' });
  const use = createElement('button', { type: 'button', disabled: true }, 'Use for this section');
  use.className = 'studio-use';
  let framed: FramedView | undefined;
  let saved = false;
  const write = () => {
    const { bounds, bearing = 0, pitch = 0 } = scene() ?? {};
    const still = framed ?? { bounds, bearing, pitch };
    name.textContent = section();
    words.textContent = still.bounds
      ? `bounds [${still.bounds.join(', ')}] · bearing ${still.bearing}° · pitch ${still.pitch}°`
      : '';
  };
  use.addEventListener('click', async () => {
    const before = scene();
    if (!framed || !before) return;
    const id = section();
    const edits = viewEdits(id, before, framed);
    saved = await save({ file: 'scenes', edits, label: `the view of ${id}` });
  });
  return {
    element: createElement('div', { className: 'studio-scene' }, name, words, use),
    refresh: write,
    see({ camera, viewport, moved }) {
      const map = findElement('map').getBoundingClientRect();
      framed = moved && camera ? boundsInView(camera, map, viewport) : undefined;
      use.disabled = !framed;
      write();
    },
    followed() {
      if (saved) started()?.takeover.send('back');
      saved = false;
    },
  };
}

/** What is written for a section to frame another view: its bounds, and what else is not as before. */
function viewEdits(section: string, before: SceneSpec, view: FramedView): Writing['edits'] {
  const turned = (['bearing', 'pitch'] as const).filter((key) => view[key] !== (before[key] ?? 0));
  return (['bounds', ...turned] as const).map((key) => ({
    path: [section, key],
    value: view[key],
  }));
}

/** The outline of the part of the map that a section's bounds are fitted into. */
interface FreeArea {
  /** Shows it while the map is moved. */
  readonly see: (seen: Pick<SeenNow, 'viewport' | 'moved'>) => void;
  readonly stop: () => void;
}

/** Puts the outline over the map, unseen at first. */
export function createFreeArea(): FreeArea {
  const outline = createElement('div', { id: 'studio-free', hidden: true, ariaHidden: 'true' });
  document.body.append(outline);
  return {
    see({ viewport, moved }) {
      outline.hidden = !moved;
      if (!moved) return;
      const stage = findElement('stage').getBoundingClientRect();
      const { width, height, padding } = freePart(viewport);
      Object.assign(outline.style, {
        left: `${stage.left + padding.left}px`,
        top: `${stage.top + padding.top}px`,
        width: `${width}px`,
        height: `${height}px`,
      });
    },
    stop: () => outline.remove(),
  };
}
