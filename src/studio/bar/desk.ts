import type { SceneSpec } from '../../core/story/scene-spec.ts';
import type { Writing } from '../protocol/requests.ts';
import type { StudioInput } from '../studio-input.ts';

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
