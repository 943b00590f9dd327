import type { Camera } from '../core/camera/camera.ts';
import type { View } from '../core/reader/choices.ts';
import type { Scene, SceneChange } from '../core/timeline/scene.ts';
import type { Theme } from '../style/palette.ts';
import type { FeatureFacts } from './features/feature-facts.ts';

/** The live map for the page; `startMap` makes one. */
export interface StoryMap {
  /** Shows a scene by applying `change`; without a camera in it the camera stays. */
  readonly apply: (scene: Scene, change: SceneChange) => void;
  /** Adds the layers of a section and of those beside it, before their scenes are shown. */
  readonly near: (section: string) => void;
  /** Flies to the story's camera, then calls `arrived`. */
  readonly returnTo: (target: () => Camera, animate: boolean, arrived: () => void) => void;
  readonly flyTo: (camera: Camera, animate: boolean) => void;
  /** The facts of all features, once their files have loaded. */
  readonly features: () => Promise<readonly FeatureFacts[]>;
  /** Opens and focuses a feature's panel, and returns its box on the screen. */
  readonly openFeature: (key: string) => DOMRect | undefined;
  /** Highlights the features of these days, such as `2014-07-14`. */
  readonly lightDays: (dates: readonly string[]) => void;
  /** Takes all gestures while exploring; beside the text those that scroll are the page's. */
  readonly setExploring: (exploring: boolean) => void;
  /** @param event Of the reader's button. */
  readonly zoomBy: (levels: number, event: Event) => void;
  /** By shares of the map's shorter side. */
  readonly panBy: (right: number, down: number, event: Event) => void;
  readonly retry: (layer: string) => void;
  readonly resize: () => void;
  readonly setTheme: (theme: Theme) => void;
  readonly camera: () => Camera;
  /** For a link. */
  readonly view: () => View;
  readonly showView: (view: View) => void;
  readonly stop: () => void;
}

export interface StoryMapEvents {
  /** The first scene is drawn, after a long wait in part. */
  readonly onReady: () => void;
  /** Nothing is drawn after a long wait; `onReady` may still follow. */
  readonly onLate: () => void;
  /** The WebGL context is lost for good. */
  readonly onLost: () => void;
  /** The reader has moved the map. */
  readonly onTakeover: () => void;
  readonly onLayer: (layer: string, state: 'ready' | 'failed') => void;
  /** The features of these days are highlighted. */
  readonly onLit: (dates: readonly string[]) => void;
  /** The reader opens the details of a layer. */
  readonly onAbout: (layer: string) => void;
  readonly onSection: (section: string) => void;
  readonly onPanelClose: (hadFocus: boolean) => void;
}
