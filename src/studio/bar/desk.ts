import type { SceneSpec } from '../../core/story/scene-spec.ts';
import type { StoryData } from '../../core/story/story-data.ts';
import { createElement, foldOnEscape } from '../../dom/elements.ts';
import type { StartedStory } from '../../page/start/start-story.ts';
import type { Writing } from '../protocol.ts';

/** The story that is written, and the page that shows it. */
export interface StudioInput {
  readonly story: StoryData;
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

/** A part of the bar. */
export interface BarPart {
  readonly element: HTMLElement;
  /** Another section is in view, or the story has changed. */
  readonly refresh: () => void;
  readonly stop?: (() => void) | undefined;
}

/**
 * What unfolds above the bar under a name, folded at first; Escape folds it.
 *
 * @param onFold Called when it is folded.
 */
export function createPanel(
  name: string,
  content: HTMLElement,
  onFold: () => void = () => undefined,
): HTMLDetailsElement {
  const summary = createElement('summary', {}, name);
  const box = createElement('div', { className: 'studio-panel' }, content);
  const panel = createElement('details', { name: 'studio' }, summary, box);
  panel.addEventListener('toggle', () => {
    if (!panel.open) onFold();
  });
  foldOnEscape(panel);
  return panel;
}

/** Keeps the arrows and letters that lead through the story for what of the studio has the focus. */
export function keepKeys(event: KeyboardEvent): void {
  if (event.key !== 'Escape') event.stopPropagation();
}
