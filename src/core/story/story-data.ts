import type { Bounds } from '../camera/bounds.ts';
import type { LabelSpec } from './label-spec.ts';
import type { LayerSpec } from './layer-spec.ts';
import type { SceneSpecs } from './scene-spec.ts';
import type { World } from './world.ts';

/** One pyramid of relief tiles: the zooms that it has and the box that it covers. */
export interface ReliefPyramid {
  readonly minzoom: number;
  readonly maxzoom: number;
  readonly bounds: Bounds;
}

/** The pyramids of a story's relief by the names of their sources; none where it has no relief. */
export type Relief = Readonly<Record<string, ReliefPyramid>>;

/** What the page is told of a story beside its text. */
export interface StoryData {
  /** In the order of the legend. */
  readonly layers: readonly LayerSpec[];
  readonly scenes: SceneSpecs;
  readonly labels: readonly LabelSpec[];
  readonly world: World;
  readonly relief: Relief;
}
