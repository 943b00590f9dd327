import type { Camera } from '../core/camera/camera.ts';
import type { View } from '../core/reader/choices.ts';
import type { Scene, SceneChange } from '../core/timeline/scene.ts';
import type { Theme } from '../style/palette.ts';
import type { FeatureFacts } from './features/feature-facts.ts';

/** What the page asks of the live map; `startMap` makes one. */
export interface StoryMap {
  /**
   * Shows a scene by writing `change`, which is what of it the map does not show yet; without a camera in
   * it the camera stays where it is.
   */
  readonly apply: (scene: Scene, change: SceneChange) => void;
  /** The story is on its way to another place in the text, or has come to it. */
  readonly setUnderway: (underway: boolean) => void;
  /** Eases from wherever the reader left the camera to the story's, then calls `arrived`. */
  readonly returnTo: (target: () => Camera, animate: boolean, arrived: () => void) => void;
  /** Eases to a camera, as the reader asked. */
  readonly flyTo: (camera: Camera, animate: boolean) => void;
  /** What is to be told of each feature of the story's layers, once their files are read. */
  readonly features: () => Promise<readonly FeatureFacts[]>;
  /** Opens a feature's panel, moves the focus into it, and gives its box on the screen. */
  readonly openFeature: (key: string) => DOMRect | undefined;
  /** Lights up the features of these days, such as `2014-07-14`, or none. */
  readonly lightDays: (dates: readonly string[]) => void;
  /** All gestures while exploring; beside the text those that scroll it are the page's. */
  readonly setExploring: (exploring: boolean) => void;
  /** Zooms by the reader's button; `event` says that it is the reader's doing. */
  readonly zoomBy: (levels: number, event: Event) => void;
  /** Moves by the reader's button, a part of the map's shorter side: to the right and down. */
  readonly panBy: (right: number, down: number, event: Event) => void;
  readonly retry: (layer: string) => void;
  readonly resize: () => void;
  readonly setTheme: (theme: Theme) => void;
  /** Where the map is seen from now. */
  readonly camera: () => Camera;
  /** What the map shows now, for a link. */
  readonly view: () => View;
  /** Shows what a link asks for. */
  readonly showView: (view: View) => void;
  readonly stop: () => void;
}

/** What the live map tells the page. */
export interface StoryMapEvents {
  /** The first scene is drawn and the map is idle, or what there is of the scene after a long wait. */
  readonly onReady: () => void;
  /** Nothing of the first scene is drawn after a long wait; `onReady` may still follow. */
  readonly onLate: () => void;
  /** The map has lost its WebGL context for good; the text goes on without it. */
  readonly onLost: () => void;
  /** The reader has taken the map over by a gesture, a key or a button. */
  readonly onTakeover: () => void;
  readonly onLayer: (layer: string, state: 'ready' | 'failed') => void;
  /** The features of these days are lit up, or none. */
  readonly onLit: (dates: readonly string[]) => void;
  /** The reader asks for all that is known of a layer. */
  readonly onAbout: (layer: string) => void;
  /** The reader has clicked a feature that leads to a section. */
  readonly onSection: (section: string) => void;
  /** A feature's panel is closed; `hadFocus` says that the focus was in it. */
  readonly onPanelClose: (hadFocus: boolean) => void;
}
