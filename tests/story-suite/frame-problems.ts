import type { Problem } from '../../src/build/parse/story-error.ts';
import { type Bounds, unwrapped } from '../../src/core/camera/bounds.ts';
import type { LngLat } from '../../src/core/camera/lng-lat.ts';
import { nearAngle } from '../../src/core/camera/near-angle.ts';
import { project } from '../../src/core/camera/project.ts';
import type { MapAtRest } from '../browser/support/map-at-rest.ts';
import { type Box, boxAround, meet, within } from './box.ts';
import { isSeen, type ToScreen } from './is-seen.ts';
import type { Stage } from './stage.ts';
import { inWords, type Size, sceneProblem, type TestedStory } from './tested-story.ts';

/**
 * What is wrong with where a section's subject stands on a screen: all of its bounds belong into the
 * part of the map that nothing covers, and some of each layer that it shows.
 */
export function frameProblems(
  tested: TestedStory,
  section: string,
  camera: MapAtRest,
  stage: Stage,
  size: Size,
): Problem[] {
  const scene = tested.story.scenes[section];
  if (!scene) return [];
  const { viewport } = stage;
  const { width, height, covered } = viewport;
  const toMap = project({ ...camera, padding: covered }, viewport);
  const toScreen: ToScreen = ([lng = 0, lat = 0]) => toMap([nearAngle(lng, camera.center[0]), lat]);
  const free: Box = {
    left: covered.left,
    top: covered.top,
    right: width - covered.right,
    bottom: height - covered.bottom,
  };
  const corners = cornersOf(unwrapped(scene.bounds, camera.center[0])).map(toMap);
  const at = inWords(size);
  const problem = (...words: readonly [string, string]) => sceneProblem(tested, section, ...words);
  const subject = corners.flat().every(Number.isFinite) ? boxAround(corners) : undefined;
  const over = subject && stage.over.find((box) => meet(subject, box));
  const outside = !subject || !within(subject, { left: 0, top: 0, right: width, bottom: height });
  const remedy = `Make the bounds smaller, or let the map go farther with "world: reach" in ${tested.story.files.settings}.`;
  return [
    ...(outside ? [problem(`the bounds reach beyond the map at ${at}.`, remedy)] : []),
    ...(over ? [problem(`the bounds reach under ${over.what} at ${at}.`, remedy)] : []),
    ...Object.keys(scene.layers)
      .filter((id) => scene.layers[id] && !isSeen(tested.shapes[id] ?? [], toScreen, free))
      .map((id) =>
        problem(
          `shows "${id}", but nothing of it lies in the part of the map that the text leaves free at ${at}.`,
          'Widen the bounds so that they hold some of it, or take it out of the layers of the section.',
        ),
      ),
  ];
}

const cornersOf = ([west, south, east, north]: Bounds): LngLat[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];
