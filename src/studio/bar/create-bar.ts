import { createElement } from '../../dom/elements.ts';
import type { StoryUpdate } from '../live/story-update.ts';
import { createFreeArea } from '../map/free-area.ts';
import { createHandles } from '../map/handles.ts';
import type { StudioInput } from '../studio-input.ts';
import type { Desk } from './desk.ts';
import { keepKeys } from './keep-keys.ts';
import { createLayerList } from './layer-list.ts';
import { createPreviews } from './previews.ts';
import { createRouteScrubber } from './route-scrubber.ts';
import { createSaving } from './saving.ts';
import { createSceneView } from './scene-view.ts';
import { createWarnings } from './warnings.ts';
import { watchView } from './watch-view.ts';

/** The author's bar at the foot of the page. */
interface StudioBar {
  /** The story has been saved, and the page shows it. */
  readonly show: (update: StoryUpdate) => void;
  readonly stop: () => void;
}

/** Puts the bar on the page. */
export function createBar(input: StudioInput, first: StoryUpdate): StudioBar {
  let section = '';
  const { save, ...saving } = createSaving(first);
  const scene = () => input.story.scenes[section];
  const desk: Desk = { ...input, section: () => section, scene, save };
  const view = createSceneView(desk);
  const handles = createHandles(desk);
  const [layers, routes] = [createLayerList(desk), createRouteScrubber(desk)];
  const parts = [view, layers, routes, handles, createPreviews(desk)];
  const freeArea = createFreeArea();
  const elements = parts.map(({ element }) => element);
  const bar = createElement('section', { id: 'studio', ariaLabel: 'Studio' }, ...elements);
  const warnings = createWarnings(first);
  bar.append(warnings.element, saving.undo, saving.status);
  bar.addEventListener('keydown', keepKeys);
  const leaveFoot = putAtFoot(bar, input);

  const refresh = () => {
    for (const part of parts) part.refresh();
  };
  const stopWatching = watchView(input, (seen) => {
    const same = section === seen.section;
    section = seen.section;
    if (!same) refresh();
    for (const part of [view, freeArea, handles]) part.see(seen);
  });
  return {
    show(update) {
      saving.show(update);
      warnings.show(update);
      refresh();
      view.followed();
    },
    stop() {
      stopWatching();
      freeArea.stop();
      for (const { stop } of parts) stop?.();
      leaveFoot();
    },
  };
}

/** The page gives the bar its foot, and frames its scenes above it. Returns what takes the bar away. */
function putAtFoot(bar: HTMLElement, { started }: Pick<StudioInput, 'started'>): () => void {
  const root = document.documentElement;
  const resized = new ResizeObserver(() => {
    root.style.setProperty('--studio', `${bar.offsetHeight}px`);
    started()?.reading.relayout();
  });
  document.body.append(bar);
  root.dataset.studio = 'on';
  resized.observe(bar);
  return () => {
    resized.disconnect();
    bar.remove();
    delete root.dataset.studio;
    root.style.removeProperty('--studio');
  };
}
