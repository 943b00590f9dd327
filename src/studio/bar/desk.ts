import type { Camera, Viewport } from '../../core/camera/camera.ts';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import type { StoryData } from '../../core/story/story-data.ts';
import { createElement, foldOnEscape } from '../../dom/elements.ts';
import type { StartedStory } from '../../page/start/start-story.ts';
import type { StoryUpdate, Writing, WrittenData } from '../protocol.ts';

/** The story that is written, and the page that shows it. */
export interface StudioInput {
  readonly story: StoryData & WrittenData;
  /** The page's story, once it runs. */
  readonly started: () => StartedStory | undefined;
  /** Starts the page anew where it is read. */
  readonly restart: () => void;
}

/** What the parts of the bar work on. */
export interface Desk extends Pick<StudioInput, 'story' | 'started'> {
  /** The section in view. */
  readonly section: () => string;
  /** Its scene; nothing while the page has one that the story has not. */
  readonly scene: () => SceneSpec | undefined;
  /** Writes into a file of the story and tells the author; whether it was written. */
  readonly save: (writing: Omit<Writing, 'version'>) => Promise<boolean>;
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

/** A part of the bar. */
export interface BarPart {
  readonly element: HTMLElement;
  /** What of it lies over the page. */
  readonly over?: HTMLElement;
  /** The story has been saved, and the page shows it. */
  readonly show?: (update: StoryUpdate) => void;
  /** Another section is in view, or the story has changed. */
  readonly refresh?: () => void;
  /** Something else is seen than before. */
  readonly see?: (seen: SeenNow) => void;
}

/** What unfolds above the bar under a name, folded at first; Escape folds it. */
export function createPanel(name: string, content: HTMLElement): HTMLDetailsElement {
  const summary = createElement('summary', {}, name);
  const box = createElement('div', { className: 'studio-panel' }, content);
  const panel = createElement('details', { name: 'studio' }, summary, box);
  foldOnEscape(panel);
  return panel;
}

/** Keeps the arrows and letters that lead through the story for what of the studio has the focus. */
export function keepKeys(event: KeyboardEvent): void {
  if (event.key !== 'Escape') event.stopPropagation();
}

/** Lays an element over a part of the screen, in CSS pixels. */
export function layOver(
  { style }: HTMLElement,
  box: Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>,
): void {
  for (const side of ['left', 'top', 'width', 'height'] as const) style[side] = `${box[side]}px`;
}
