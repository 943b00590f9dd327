import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Feature, Geometry, Position } from 'geojson';
import {
  type Bounds,
  boundsAround,
  boundsContain,
  unwrapped,
} from '../../../core/camera/bounds.ts';
import { unwrapGeometry } from '../../../core/geometry/unwrap-geometry.ts';
import type { SceneSpecs } from '../../../core/story/scene-spec.ts';
import { readStoryFile } from '../../story/files/read-story-file.ts';
import type { StoryFiles } from '../../story/files/story-files.ts';
import { readGeojson } from '../../story/geometry/read-geometry.ts';
import { partScenes, scenesSchema } from '../../story/schema/scenes.ts';
import { readYaml } from '../../story/yaml/read-yaml.ts';
import { withinTurn } from './window.ts';

/** What of a story decides over its basemap. */
interface StoryFrames {
  readonly window: Bounds;
  /** The scenes in the window, in their order. */
  readonly specs: SceneSpecs;
  /** The bounds that are framed in the window, by the sections' ids. */
  readonly scenes: Readonly<Record<string, Bounds>>;
  /** The names of places that the scenes speak of. */
  readonly wanted: ReadonlySet<string>;
  /** The lines of the layers, running on past the 180th meridian. */
  readonly lines: readonly (readonly Position[])[];
}

/**
 * Reads what a story frames.
 *
 * @param given the window; by default the box around all scenes
 * @throws where there is no story, neither scenes nor a window, or where the scenes are not sound
 */
export async function readFrames(
  root: string,
  files: StoryFiles,
  given?: Bounds,
): Promise<StoryFrames> {
  if (!existsSync(resolve(root, files.folder))) {
    throw new Error(`There is no folder ${files.folder}: write --story and the folder of a story.`);
  }
  const scenes = scenesIn(root, files, given);
  const boxes = Object.entries(scenes).map(([id, { bounds }]) => [id, withinTurn(bounds)] as const);
  const wanted = Object.values(scenes).flatMap(({ names = [], quiet = [] }) => [
    ...names,
    ...quiet,
  ]);
  return {
    window: given ?? withinTurn(boundsAround(boxes.map(([, bounds]) => bounds))),
    specs: scenes,
    scenes: Object.fromEntries(boxes),
    wanted: new Set(wanted),
    lines: Object.values(await readGeojson(root, [files.geometry])).flatMap(linesIn),
  };
}

/** The scenes whose middle lies in the window, or all; with a window there need be none. */
function scenesIn(root: string, files: StoryFiles, window?: Bounds): SceneSpecs {
  if (window && !existsSync(resolve(root, files.scenes))) return {};
  const written = readYaml(readStoryFile(root, files.scenes), files.scenes, scenesSchema);
  const { scenes } = partScenes(written);
  if (!window) return scenes;
  return Object.fromEntries(
    Object.entries(scenes).filter(([, { bounds }]) => boundsContain(window, middleOf(bounds))),
  );
}

function middleOf(bounds: Bounds): [lng: number, lat: number] {
  const [west, south, east, north] = unwrapped(bounds);
  return [(west + east) / 2, (south + north) / 2];
}

/**
 * The lines in a file of a layer. What cannot be read is passed over, since a basemap is cut for stories
 * that are not sound yet too; the check tells of it.
 */
function linesIn(text: string): readonly (readonly Position[])[] {
  try {
    const { features } = JSON.parse(text) as { readonly features: readonly Feature[] };
    return features.flatMap(({ geometry }) => linesOf(geometry));
  } catch {
    return [];
  }
}

function linesOf(geometry: Geometry): readonly (readonly Position[])[] {
  if (geometry.type !== 'LineString' && geometry.type !== 'MultiLineString') return [];
  const whole: Geometry = unwrapGeometry(geometry);
  return whole.type === 'LineString' ? [whole.coordinates] : whole.coordinates;
}
