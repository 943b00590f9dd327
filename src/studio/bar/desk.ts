import type { Camera, Viewport } from '../../core/camera/camera.ts';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import type { StoryData } from '../../core/story/story-data.ts';
import type { StartedStory } from '../../page/start/start-story.ts';
import type { StoryUpdate, WrittenData } from '../protocol.ts';
import type { Writing } from '../server/story-writer.ts';

export interface StudioInput {
  readonly story: StoryData & WrittenData;
  /** The running story; undefined before it starts. */
  readonly started: () => StartedStory | undefined;
  readonly restart: () => void;
}

export interface Desk extends Pick<StudioInput, 'story' | 'started'> {
  readonly section: () => string;
  readonly scene: () => SceneSpec | undefined;
  /** Saves edits and reports on them; resolves to false on a failure. */
  readonly save: (writing: Omit<Writing, 'version'>) => Promise<boolean>;
}

export interface SeenNow {
  readonly section: string;
  readonly viewport: Viewport;
  readonly camera: Camera | undefined;
  /** True if the author has moved the map from the section's scene. */
  readonly moved: boolean;
}

export interface BarPart {
  readonly element: HTMLElement;
  readonly over?: HTMLElement;
  readonly show?: (update: StoryUpdate) => void;
  readonly refresh?: () => void;
  readonly see?: (seen: SeenNow) => void;
}

/** Keeps keys pressed in the studio's elements from the page's keyboard shortcuts. */
export function keepKeys(event: KeyboardEvent): void {
  if (event.key !== 'Escape') event.stopPropagation();
}

export function layOver(
  { style }: HTMLElement,
  box: Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>,
): void {
  for (const side of ['left', 'top', 'width', 'height'] as const) style[side] = `${box[side]}px`;
}
