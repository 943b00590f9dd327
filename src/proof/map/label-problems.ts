import type { Position } from 'geojson';
import type { PlacedLabel } from '../../../tests/browser/support/label-page/placed-labels.ts';
import { boundsContain } from '../../core/camera/bounds.ts';
import { project } from '../../core/camera/camera.ts';
import { nearAngle } from '../../core/camera/mercator.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import type { Fault } from '../fault.ts';
import { inWords, quoted, sceneFault, type TestedStory } from '../tested-story.ts';
import { overlap, stroke } from './overlap.ts';
import { linesOf } from './shape-lines.ts';
import type { Placed } from './standing-problems.ts';

/**
 * What is wrong with all that is written on a section's map: no label lies over another or over a
 * route, and none is cut. A name beyond what the section frames may run out of the picture, as the
 * land does.
 */
export function labelProblems(tested: TestedStory, placed: Placed): readonly Fault[] {
  const { section, labels, stage, size } = placed;
  const { width, height } = stage.viewport;
  const bounds = tested.story.scenes[section]?.bounds;
  const seen = labels.filter(({ corners }) =>
    corners.some(([x, y]) => x > 0 && y > 0 && x < width && y < height),
  );
  const cut = seen
    .filter(({ corners }) =>
      corners.some(([x, y]) => x < -1 || y < -1 || x > width + 1 || y > height + 1),
    )
    .filter(({ at }) => bounds && boundsContain(bounds, at))
    .map((label) => [label, 'is cut by the map’s edge'] as const);
  const over = seen.flatMap((one, index) =>
    seen
      .slice(index + 1)
      .filter((other) => other.text !== one.text && overlap(one.corners, other.corners, 1.5))
      .map((other) => [one, `lies on ${quoted(other.text)}`] as const),
  );
  const crossed = routeStrokes(tested, placed).flatMap(({ id, strokes }) =>
    seen
      .filter(({ corners }) => strokes.some((each) => overlap(corners, each, 1)))
      .map((label) => [label, `lies on the line of "${id}"`] as const),
  );
  return [...cut, ...over, ...crossed].map(([label, fault]) =>
    faultOf(tested, section, label, { fault, at: inWords(size) }),
  );
}

/** The routes that a section shows, in pieces as wide as they are drawn. */
function routeStrokes({ story, shapes }: TestedStory, { scene, stage }: Placed) {
  const { camera, opacity } = scene;
  const toMap = project(camera, stage.viewport);
  const toScreen = ([lng = 0, lat = 0]: Position) => toMap([nearAngle(lng, camera.center[0]), lat]);
  return story.layers
    .filter((layer) => kindOf(layer).drawsAlong && (opacity[layer.id] ?? 0) > 0)
    .map(({ id }) => {
      const lines = (shapes[id] ?? []).flatMap(({ geometry }) => linesOf(geometry));
      const strokes = lines.flatMap((line) => {
        const points = line.map(toScreen);
        return points.slice(1).map((point, index) => stroke(points[index] ?? point, point));
      });
      return { id, strokes };
    });
}

/** The fault where it is mended: among the labels placed by hand, or in the section's scene. */
function faultOf(
  tested: TestedStory,
  section: string,
  { text, isAnnotation }: PlacedLabel,
  { fault, at }: { readonly fault: string; readonly at: string },
): Fault {
  const { files, labels } = tested.story;
  const index = labels.findIndex((label) => label.text === text);
  if (!isAnnotation && index >= 0) {
    const remedy = 'Move it, or leave it out by "minZoom" and "maxZoom" where there is no room.';
    const problem = `beside section "${section}" it ${fault}`;
    return {
      file: files.labels,
      path: [index],
      place: `label ${quoted(text)}`,
      problem,
      remedy,
      at,
    };
  }
  const remedy = isAnnotation
    ? 'Give the annotation another side, offset or width, or move its place.'
    : 'Name it in "quiet", or change the bounds of the section.';
  return sceneFault(tested, section, { problem: `${quoted(text)} ${fault}`, remedy, at });
}
