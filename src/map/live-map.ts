import type { Camera } from '../core/camera/camera.ts';
import type { View } from '../core/reader/choices.ts';
import type { Scene, SceneChange } from '../core/timeline/scene.ts';
import type { Theme } from '../style/palette.ts';
import type { FeatureFacts } from './features/feature-facts.ts';

export interface StoryMap {
  /** Applies `change`; if it has no camera, the camera stays. */
  readonly apply: (scene: Scene, change: SceneChange) => void;
  readonly near: (section: string) => void;
  readonly returnTo: (target: () => Camera, animate: boolean, arrived: () => void) => void;
  readonly flyTo: (camera: Camera, animate: boolean) => void;
  /** Resolves once the layers' files have loaded. */
  readonly features: () => Promise<readonly FeatureFacts[]>;
  readonly openFeature: (key: string) => DOMRect | undefined;
  /** Highlights features by day, in ISO 8601. */
  readonly lightDays: (dates: readonly string[]) => void;
  /** While the reader is exploring, gestures that usually scroll the page move the map too. */
  readonly setExploring: (exploring: boolean) => void;
  readonly zoomBy: (levels: number, event: Event) => void;
  /** Distances are in shares of the map's shorter side. */
  readonly panBy: (right: number, down: number, event: Event) => void;
  readonly retry: (layer: string) => void;
  readonly resize: () => void;
  readonly setTheme: (theme: Theme) => void;
  readonly camera: () => Camera;
  readonly view: () => View;
  readonly showView: (view: View) => void;
  readonly stop: () => void;
}

export interface StoryMapEvents {
  /** Called when the first scene is drawn or, after a long wait, part of it. */
  readonly onReady: () => void;
  /** Called when nothing is drawn after a long wait; `onReady` may still follow. */
  readonly onLate: () => void;
  /** Called when the WebGL context is lost for good. */
  readonly onLost: () => void;
  readonly onTakeover: () => void;
  readonly onLayer: (layer: string, state: 'ready' | 'failed') => void;
  readonly onLit: (dates: readonly string[]) => void;
  readonly onAbout: (layer: string) => void;
  readonly onSection: (section: string) => void;
  readonly onPanelClose: (hadFocus: boolean) => void;
}
