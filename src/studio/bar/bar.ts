import type { Camera } from '../../core/camera/camera.ts';
import type { Viewport } from '../../core/camera/viewport.ts';
import { sectionRead } from '../../core/timeline/place-at.ts';
import { createElement } from '../../dom/elements.ts';
import { measurePage } from '../../page/reading/measure-page.ts';
import { type StoryUpdate, undo, type Written, write } from '../protocol.ts';
import { createPanel, type Desk, keepKeys, type StudioInput } from './desk.ts';
import { createHandles } from './handles.ts';
import { createLayerList, createRouteScrubber } from './layers.ts';
import { createPreviews } from './previews.ts';
import { createFreeArea, createSceneView } from './scene-view.ts';

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

/** What writes into the story's files, takes it back, and says whether that was done. */
interface Saving extends Pick<Desk, 'save'> {
  /** The button that takes back what was written last. */
  readonly undo: HTMLElement;
  readonly status: HTMLElement;
  /** The story is saved as this. */
  readonly show: (update: Pick<StoryUpdate, 'versions' | 'undo'>) => void;
}

/** Writes from the story as it is saved at first. */
function createSaving(first: StoryUpdate): Saving {
  let { versions } = first;
  let last: string | undefined;
  const status = createElement('p', { className: 'studio-status' });
  status.setAttribute('role', 'status');
  const button = createElement('button', { type: 'button' }, 'Undo');
  const tell = async (task: Promise<Written>, done: string): Promise<boolean> => {
    try {
      ({ versions } = await task);
      status.textContent = done;
      return true;
    } catch (error) {
      status.textContent = (error as Error).message;
      return false;
    }
  };
  button.addEventListener('click', () => {
    if (last !== undefined) tell(undo(), `Taken back: ${last}.`);
  });
  const show: Saving['show'] = (update) => {
    versions = update.versions;
    last = update.undo;
    button.ariaDisabled = `${last === undefined}`;
    button.title = last === undefined ? '' : `Take back: ${last}`;
  };
  show(first);
  return {
    undo: button,
    status,
    show,
    save: (writing) =>
      tell(write({ ...writing, version: versions[writing.file] }), `Saved: ${writing.label}.`),
  };
}

/** What should be mended in the story although it can be shown. */
interface Warnings {
  readonly element: HTMLElement;
  readonly show: (update: Pick<StoryUpdate, 'warnings'>) => void;
}

/** Counts the warnings in the bar, where there are any, and unfolds them. */
function createWarnings(first: Pick<StoryUpdate, 'warnings'>): Warnings {
  const list = createElement('ul', { className: 'studio-warnings' });
  const panel = createPanel('', list);
  const show: Warnings['show'] = ({ warnings }) => {
    const [summary] = panel.getElementsByTagName('summary');
    if (summary) summary.textContent = `Warnings: ${warnings.length}`;
    list.replaceChildren(...warnings.map((line) => createElement('li', {}, line)));
    panel.hidden = warnings.length === 0;
  };
  show(first);
  return { element: panel, show };
}

/** What the author sees now. */
export interface SeenNow {
  readonly section: string;
  /** The story's own room for the map, and what covers it. */
  readonly viewport: Viewport;
  /** Where the map is seen from, once there is one. */
  readonly camera: Camera | undefined;
  /** The author, or the story itself, has moved the map away from the section's scene. */
  readonly moved: boolean;
}

/** How long a measured page counts, in milliseconds. */
const fresh = 200;

/** Calls `onSeen` in each frame in which something else is seen than in the one before. */
function watchView(
  { started }: Pick<StudioInput, 'started'>,
  onSeen: (seen: SeenNow) => void,
): () => void {
  let viewport: Viewport | undefined;
  let measured = Number.NEGATIVE_INFINITY;
  let last = '';
  const look = (now: number) => {
    pending = requestAnimationFrame(look);
    const page = started();
    if (!page) return;
    if (!viewport || now - measured > fresh) {
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
  let pending = requestAnimationFrame(look);
  return () => cancelAnimationFrame(pending);
}
