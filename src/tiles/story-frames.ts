import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Feature, Geometry } from 'geojson';
import { type Bounds, boundsAround, boundsContain, unwrapped } from '../core/camera/bounds.ts';
import { linesOf } from '../core/geometry/coordinates.ts';
import { unwrapGeometry } from '../core/geometry/unwrap-geometry.ts';
import type { SceneSpecs } from '../core/story/scene-spec.ts';
import { readStoryFile } from '../load/files/own-file.ts';
import { type StoryFiles, translationsIn } from '../load/files/story-files.ts';
import { inspectGeojson } from '../load/geometry/read-geometry.ts';
import { scenesSchema } from '../load/schema/scenes.ts';
import { languageOf } from '../load/text/front-matter.ts';
import { readYaml } from '../load/yaml/read-yaml.ts';
import { viewsOf } from './detail.ts';
import { withinTurn } from './window.ts';

/** Reads what a story frames, in a given window or else the box around all scenes. @throws where there is neither. */
export function readFrames(root: string, files: StoryFiles, given?: Bounds) {
  if (!existsSync(resolve(root, files.folder))) {
    throw new Error(
      `There is no folder ${files.folder}: name the folder of a story after the command.`,
    );
  }
  const scenes = scenesIn(root, files, given);
  const boxes = Object.entries(scenes).map(([id, { bounds }]) => [id, withinTurn(bounds)] as const);
  const wanted = Object.values(scenes).flatMap(({ names = [], quiet = [] }) => [
    ...names,
    ...quiet,
  ]);
  const window = given ?? withinTurn(boundsAround(boxes.map(([, bounds]) => bounds)));
  const framed = boxes.length > 0 ? Object.values(scenes) : [{ bounds: window }];
  return {
    window,
    specs: scenes,
    /** The bounds that are framed, by the sections' ids. */
    scenes: Object.fromEntries(boxes),
    views: framed.flatMap(viewsOf),
    wanted: new Set(wanted),
    languages: {
      own: languageOf(root, files.folder, files.story),
      others: translationsIn(root, files.folder),
    },
    lines: Object.values(inspectGeojson(root, files.folder, [files.geometry]).files)
      .flatMap(shapesIn)
      .flatMap((shape) =>
        shape.type === 'LineString' || shape.type === 'MultiLineString'
          ? linesOf(unwrapGeometry<typeof shape>(shape).coordinates)
          : [],
      ),
  };
}

/** The scenes whose middle lies in the window, or all; with a window there need be none. */
function scenesIn(root: string, files: StoryFiles, window?: Bounds): SceneSpecs {
  if (window && !existsSync(resolve(root, files.scenes))) return {};
  const text = readStoryFile(root, files.folder, files.scenes);
  const { scenes } = readYaml(text, files.scenes, scenesSchema);
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
 * The shapes in a file of a layer. What cannot be read is passed over, since a basemap is cut for stories
 * that are not sound yet too; the check reports it.
 */
function shapesIn(text: string): readonly Geometry[] {
  try {
    const { features } = JSON.parse(text) as { readonly features: readonly Feature[] };
    return features.map(({ geometry }) => geometry);
  } catch {
    return [];
  }
}
