import type { LayerSpec } from './layer-spec.ts';
import type { SceneSpec, SceneSpecs } from './scene-spec.ts';

/** The parts of a story that must fit together. */
export interface StoryParts {
  /** The sections of the text in their order, with the line of the file that each begins on. */
  readonly sections: readonly { readonly id: string; readonly line: number }[];
  readonly scenes: SceneSpecs;
  readonly layers: readonly LayerSpec[];
  /** The ids of the layers that a scene can draw along their length. */
  readonly drawn: readonly string[];
  /** Where each part is written, from the project's root. */
  readonly files: { readonly story: string; readonly scenes: string; readonly layers: string };
}

/** One scene with its section's id and all that it may refer to. */
export interface SceneInStory {
  readonly id: string;
  readonly scene: SceneSpec;
  readonly layers: readonly LayerSpec[];
  /** The ids of the layers that a scene can draw along their length. */
  readonly drawn: readonly string[];
}

/** Something wrong with a scene, and what to do about it. */
export type SceneFault = readonly [problem: string, remedy: string];
