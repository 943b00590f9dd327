import type { MapAtRest } from '../../../tests/browser/support/map-at-rest.ts';
import { type Bounds, unwrapped } from '../../core/camera/bounds.ts';
import { project } from '../../core/camera/camera.ts';
import { type LngLat, nearAngle } from '../../core/camera/mercator.ts';
import type { Fault } from '../fault.ts';
import { inWords, type Size, sceneFault, type TestedStory } from '../tested-story.ts';
import { type Box, boxAround, meet, within } from './box.ts';
import { isSeen, type ToScreen } from './is-seen.ts';
import type { Stage } from './stage.ts';

/** Where a section's map is seen from on a screen. */
export interface Framed {
  readonly section: string;
  readonly camera: Pick<MapAtRest, 'center' | 'zoom' | 'bearing' | 'pitch'>;
  readonly stage: Pick<Stage, 'viewport' | 'over'>;
  readonly size: Size;
}

/**
 * What is wrong with where a section's subject stands on a screen: all of its bounds belong into the
 * part of the map that nothing covers, and some of each layer that it shows.
 */
export function frameProblems(
  tested: TestedStory,
  { section, camera, stage, size }: Framed,
): readonly Fault[] {
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
  const subject = corners.flat().every(Number.isFinite) ? boxAround(corners) : undefined;
  const over = subject && stage.over.find((box) => meet(subject, box));
  const outside = !subject || !within(subject, { left: 0, top: 0, right: width, bottom: height });
  const unseen = Object.keys(scene.layers).filter(
    (id) => scene.layers[id] && !isSeen(tested.shapes[id] ?? [], toScreen, free),
  );
  const remedy = `Make the bounds smaller, or let the map go farther with "world: reach" in ${tested.story.files.settings}.`;
  return [
    ...(outside ? [{ problem: 'the bounds reach beyond the map', remedy }] : []),
    ...(over ? [{ problem: `the bounds reach under ${over.what}`, remedy }] : []),
    ...unseen.map((id) => ({
      problem: `it shows "${id}", but nothing of it lies in the part of the map that the text leaves free`,
      remedy:
        'Widen the bounds so that they hold some of it, or take it out of the layers of the section.',
    })),
  ].map((fault) => sceneFault(tested, section, { ...fault, at: inWords(size) }));
}

const cornersOf = ([west, south, east, north]: Bounds): LngLat[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];
