import { type Bounds, contains, unwrapped } from '../../core/camera/bounds.ts';
import { closestZoom } from '../../core/camera/closest-zoom.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { SceneSpec, SceneSpecs } from '../../core/story/scene-spec.ts';
import { kindOf } from '../../kinds/kinds.ts';
import type { Problem } from '../parse/story-error.ts';
import { suggestName } from './suggest-name.ts';

/** Smaller bounds, in degrees, point at a spot rather than frame a place. */
const leastSide = 0.05;

const farthestLatitude = 85;

/** Bounds that cross the 180th meridian and are wider than this, in degrees, have west and east swapped. */
const widestAcross = 180;

type Fault = readonly [problem: string, remedy: string];

/** Finds what each scene by itself, sound in its form, cannot have: bounds, layers or routes. */
export function checkScenes(
  scenes: SceneSpecs,
  layers: readonly LayerSpec[],
  file: string,
): Problem[] {
  return Object.entries(scenes).flatMap(([id, scene]) =>
    [
      ...boundsFaults(scene.bounds),
      ...layerFaults(scene, layers),
      ...drawFaults(scene, layers),
      ...zoomFaults(scene, layers),
      ...annotationFaults(scene),
    ].map(([problem, remedy]) => ({ file, place: `section "${id}"`, problem, remedy })),
  );
}

function boundsFaults(bounds: Bounds): readonly Fault[] {
  const [west, south, east, north] = bounds;
  const written = `bounds [${bounds.join(', ')}]`;
  if (south >= north) {
    const remedy = 'Write bounds as [west, south, east, north] in degrees.';
    return [[`${written} have their south at or beyond their north.`, remedy]];
  }
  if (Math.max(Math.abs(south), Math.abs(north)) > farthestLatitude) {
    return [[`${written} reach beyond latitude ±85.`, 'Keep south and north within -85 and 85.']];
  }
  if (west < -180 || east > 180) {
    return [[`${written} reach beyond longitude ±180.`, 'Keep west and east within -180 and 180.']];
  }
  const width = unwrapped(bounds)[2] - west;
  if (west > east && width > widestAcross) {
    const problem = `${written} have their west beyond their east, and would reach ${Math.round(width)} degrees across the 180th meridian.`;
    const remedy = `If they do not cross it, write [${[east, south, west, north].join(', ')}].`;
    return [[problem, remedy]];
  }
  if (Math.min(width, north - south) < leastSide) {
    const remedy = `Make each side at least ${leastSide} degrees.`;
    return [[`${written} are too small to frame.`, remedy]];
  }
  return [];
}

/** Annotations that tell of a place that the section does not frame. */
function annotationFaults({ annotations = [], bounds }: SceneSpec): Fault[] {
  return annotations
    .filter(({ at }) => !contains(bounds, at))
    .map(({ text, at }) => [
      `the annotation "${text}" tells of [${at.join(', ')}], which is outside of the bounds.`,
      'Move it to a place that the section frames, or widen the bounds.',
    ]);
}

/** Layers that there are not. */
function layerFaults(scene: SceneSpec, layers: readonly LayerSpec[]): Fault[] {
  const known = layers.map(({ id }) => id);
  return Object.keys(scene.layers)
    .filter((id) => !known.includes(id))
    .map((id) => [`layer "${id}" does not exist.`, suggestName(id, known)]);
}

/** What is drawn and is no route and no points, or is not shown; days of what has none. */
function drawFaults(scene: SceneSpec, layers: readonly LayerSpec[]): Fault[] {
  const dated = layers.filter((layer) => kindOf(layer).drawsByDay).map(({ id }) => id);
  const routes = layers.filter((layer) => kindOf(layer).drawsAlong).map(({ id }) => id);
  const drawn = Object.keys(scene.draw ?? {}).flatMap((id): Fault[] => {
    if (![...routes, ...dated].includes(id)) {
      const problem = `draw names "${id}", which is neither a route nor points.`;
      return [[problem, suggestName(id, [...routes, ...dated])]];
    }
    if (scene.layers[id]) return [];
    return [[`draws "${id}" without showing it.`, `Add "${id}" to the scene's layers.`]];
  });
  const shown = Object.keys(scene.days ?? {}).flatMap((id): Fault[] => {
    if (!dated.includes(id)) {
      return [[`days names "${id}", which has none.`, suggestName(id, dated)]];
    }
    if (scene.layers[id]) return [];
    const problem = `shows days of "${id}" without showing it.`;
    return [[problem, `Add "${id}" to the scene's layers.`]];
  });
  const fading = Object.keys(scene.fade ?? {}).flatMap((id): Fault[] =>
    scene.layers[id]
      ? []
      : [[`fades "${id}" without showing it.`, `Add "${id}" to the scene's layers.`]],
  );
  return [...drawn, ...shown, ...fading];
}

/** Schematic layers to which the camera may come closer than that allows. */
function zoomFaults(
  { layers: shown, maxZoom = closestZoom }: SceneSpec,
  layers: readonly LayerSpec[],
): Fault[] {
  if (maxZoom <= closestZoom) return [];
  const near = layers.filter(({ id, schematic }) => schematic && Object.hasOwn(shown, id));
  return near.map(({ id }) => [
    `the camera may come to zoom ${maxZoom}, but "${id}" is schematic.`,
    `Set maxZoom to ${closestZoom} or less, or leave the layer out.`,
  ]);
}
