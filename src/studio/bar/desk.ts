import type { Camera, Viewport } from '../../core/camera/camera.ts';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import type { StoryData } from '../../core/story/story-data.ts';
import type { StartedStory } from '../../page/start/start-story.ts';
import type { StoryUpdate, WrittenData } from '../protocol.ts';
import type { Writing } from '../server/story-writer.ts';

/** The story, and the page that shows it. */
export interface StudioInput {
  readonly story: StoryData & WrittenData;
  /** The page's story, once it runs. */
  readonly started: () => StartedStory | undefined;
  /** Restarts the page at the place that is read. */
  readonly restart: () => void;
}

/** What the parts of the bar share. */
export interface Desk extends Pick<StudioInput, 'story' | 'started'> {
  readonly section: () => string;
  /** Its scene, where it has one of its own. */
  readonly scene: () => SceneSpec | undefined;
  /** Writes into a file of the story and reports it; whether it was written. */
  readonly save: (writing: Omit<Writing, 'version'>) => Promise<boolean>;
}

/** What the author sees now. */
export interface SeenNow {
  readonly section: string;
  /** The map's box, and what covers it. */
  readonly viewport: Viewport;
  readonly camera: Camera | undefined;
  /** Whether the map was moved away from the section's scene. */
  readonly moved: boolean;
}

export interface BarPart {
  readonly element: HTMLElement;
  /** Its element over the page. */
  readonly over?: HTMLElement;
  /** The page shows a saved story. */
  readonly show?: (update: StoryUpdate) => void;
  /** Another section is in view, or the story has changed. */
  readonly refresh?: () => void;
  /** The author sees something new. */
  readonly see?: (seen: SeenNow) => void;
}

/** Keeps the story's own keys from the studio's elements. */
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
