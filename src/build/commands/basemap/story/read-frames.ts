import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type Bounds,
  boundsAround,
  boundsContain,
  unwrapped,
} from '../../../../core/camera/bounds.ts';
import type { SceneSpec, SceneSpecs } from '../../../../core/story/scene-spec.ts';
import { readStoryFile } from '../../../story/files/read-story-file.ts';
import type { StoryFiles } from '../../../story/files/story-files.ts';
import { scenesSchema } from '../../../story/schema/scenes.ts';
import { readYaml } from '../../../story/yaml/read-yaml.ts';
import { withinTurn } from '../window.ts';

/** What of a story decides over its basemap. */
export interface StoryFrames {
  readonly window: Bounds;
  /** The bounds that are framed in the window, by the sections' ids. */
  readonly scenes: Readonly<Record<string, Bounds>>;
  /** The names of places that the scenes speak of. */
  readonly names: ReadonlySet<string>;
}

/**
 * Reads what a story frames.
 *
 * @param given the window; by default the box around all scenes
 * @throws where there is no story, neither scenes nor a window, or where the scenes are not sound
 */
export function readFrames(root: string, files: StoryFiles, given?: Bounds): StoryFrames {
  if (!existsSync(resolve(root, files.folder))) {
    throw new Error(`There is no folder ${files.folder}: write --story and the folder of a story.`);
  }
  const scenes = scenesIn(root, files, given);
  const boxes = Object.entries(scenes).map(([id, { bounds }]) => [id, withinTurn(bounds)] as const);
  return {
    window: given ?? withinTurn(boundsAround(boxes.map(([, bounds]) => bounds))),
    scenes: Object.fromEntries(boxes),
    names: new Set(Object.values(scenes).flatMap(namesOf)),
  };
}

/** The scenes whose middle lies in the window, or all; with a window there need be none. */
function scenesIn(root: string, files: StoryFiles, window?: Bounds): SceneSpecs {
  if (window && !existsSync(resolve(root, files.scenes))) return {};
  const scenes = readYaml(readStoryFile(root, files.scenes), files.scenes, scenesSchema);
  if (!window) return scenes;
  return Object.fromEntries(
    Object.entries(scenes).filter(([, { bounds }]) => boundsContain(window, middleOf(bounds))),
  );
}

function middleOf(bounds: Bounds): [lng: number, lat: number] {
  const [west, south, east, north] = unwrapped(bounds);
  return [(west + east) / 2, (south + north) / 2];
}

const namesOf = ({ names = [], quiet = [] }: SceneSpec): readonly string[] => [...names, ...quiet];
