import { type Bounds, boundsContain, boundsMeet } from '../core/camera/bounds.ts';
import { closestZoom } from '../core/camera/fit-bounds.ts';
import type { LngLat } from '../core/camera/mercator.ts';
import type { SceneSpec, SceneSpecs } from '../core/story/scene-spec.ts';
import type { LabelSpec } from '../core/story/story-data.ts';
import { streetZooms } from '../core/story/tiles.ts';
import { type Fault, type Problem, problemsOf } from '../files/story-error.ts';
import type { CollectionSummary } from '../read/geometry/read-geometry.ts';
import type { LayerEntry } from '../read/schema/layers.ts';
import { suggestName } from '../read/yaml/did-you-mean.ts';
import { kindOf } from '../style/kinds/kinds.ts';

type LayerBoxes = Readonly<Record<string, Bounds | undefined>>;

/** Reports invalid bounds, layers, zooms, routes and annotations in scenes; `boxes` are the layers' bounds. */
export function checkScenes(
  scenes: SceneSpecs,
  layers: readonly LayerEntry[],
  boxes: LayerBoxes,
  file: string,
  closest?: number,
): Problem[] {
  const windows = Object.values(scenes).map(({ bounds }) => bounds);
  return Object.entries(scenes).flatMap(([id, scene]) => {
    const others = [...windows, ...shownBoxes(scene, boxes)];
    const turned = turnedFaults([scene.bounds], others, ['bounds']);
    const faults = [
      ...turned,
      ...layerFaults(scene, layers),
      ...zoomFaults(scene, layers, closest),
      ...(turned.length === 0 ? placeFaults(scene) : []),
    ];
    return problemsOf({ file, path: [id], place: `section "${id}"` }, faults);
  });
}

export const shownBoxes = ({ layers }: SceneSpec, boxes: LayerBoxes): readonly Bounds[] =>
  Object.keys(layers).flatMap((id) => (boxes[id] ? [boxes[id]] : []));

/** Reports layers that a field cannot name, and annotations whose day, distance or share the scene has not. */
function layerFaults(scene: SceneSpec, layers: readonly LayerEntry[]): Fault[] {
  const { annotations = [], draw = {}, follow, layers: shown } = scene;
  const idsWith = (draws: 'drawsAlong' | 'drawsByDay') =>
    layers.filter((layer) => kindOf(layer)[draws]).map(({ id }) => id);
  const dated = idsWith('drawsByDay');
  const fields = [
    ['draw', [...idsWith('drawsAlong'), ...dated], 'is neither a route nor points'],
    ['days', dated, 'has none'],
    ['fade', layers.map(({ id }) => id), 'does not exist'],
  ] as const;
  const named = fields.flatMap(([field, can, lacks]) =>
    Object.keys(scene[field] ?? {}).flatMap((id): Fault[] => {
      const [why, remedy] = can.includes(id)
        ? ['it does not show', `Add "${id}" to the scene's layers.`]
        : [lacks, suggestName(id, can)];
      const isSound = can.includes(id) && shown[id];
      return isSound ? [] : [[`${field} names "${id}", which ${why}.`, remedy, [field, id], id]];
    }),
  );
  const undrawn = (follow?.routes ?? []).filter((id) => !draw[id]);
  return [
    ...named,
    ...undrawn.map((id): Fault => {
      const remedy = `Write draw: { ${id}: [0, 1] } into the scene.`;
      return [`it follows "${id}" without drawing it.`, remedy, ['follow', 'routes', id], id];
    }),
    ...annotations.flatMap(({ text, day, from, km, layer }): Fault[] => {
      const path = ['annotations', text];
      if (layer !== undefined && !shown[layer]) {
        const problem = `the annotation "${text}" is about "${layer}", which the scene does not show.`;
        return [[problem, suggestName(layer, Object.keys(shown)), [...path, 'layer'], layer]];
      }
      if (day !== undefined && !dated.some((id) => draw[id])) {
        const problem = `the annotation "${text}" appears on ${day}, but the section draws no layer day by day.`;
        const remedy = 'Name a layer of points with a time in draw, or leave the day out.';
        return [[problem, remedy, [...path, 'day'], day]];
      }
      if (from !== undefined && follow) {
        const problem = `the annotation "${text}" appears from ${from} of the section, which follows routes.`;
        const remedy = 'Write the kilometre as km instead, or leave from out.';
        return [[problem, remedy, [...path, 'from'], from]];
      }
      if (km === undefined || follow) return [];
      const problem = `the annotation "${text}" appears at ${km} km, but the section follows no route.`;
      const remedy = 'Name the routes under follow, or leave the kilometres out.';
      return [[problem, remedy, [...path, 'km'], km]];
    }),
  ];
}

function zoomFaults(
  { layers: shown, maxZoom = closestZoom }: SceneSpec,
  layers: readonly LayerEntry[],
  closest: number = streetZooms.closest,
): Fault[] {
  const path = ['maxZoom'];
  if (maxZoom > closest) {
    const problem = `maxZoom is ${maxZoom}, but the map comes no closer than ${closest}.`;
    const raise =
      closest < streetZooms.closest ? ", or raise world.closestZoom in the story's settings" : '';
    return [[problem, `Write ${closest} or less${raise}.`, path, maxZoom]];
  }
  if (maxZoom <= closestZoom) return [];
  const near = layers.filter(
    (layer) => layer.kind === 'route' && layer.schematic && Object.hasOwn(shown, layer.id),
  );
  return near.map(({ id }) => [
    `the camera may come to zoom ${maxZoom}, but "${id}" is schematic.`,
    `Set maxZoom to ${closestZoom} or less, or leave the layer out.`,
    path,
    maxZoom,
  ]);
}

function placeFaults({ annotations = [], at: place, bounds }: SceneSpec): Fault[] {
  const faultOf = (at: LngLat, what: string, path: readonly string[]): Fault[] => {
    if (boundsContain(bounds, at)) return [];
    const [lng, lat] = at;
    const remedy = boundsContain(bounds, [lat, lng])
      ? `Longitude comes first: write [${lat}, ${lng}].`
      : 'Move it to a place that the section frames, or widen the bounds.';
    return [[`${what} is at [${at.join(', ')}], outside of the bounds.`, remedy, path, at]];
  };
  return [
    ...(place ? faultOf(place, 'its place', ['at']) : []),
    ...annotations.flatMap(({ text, at }) =>
      faultOf(at, `the annotation "${text}"`, ['annotations', text, 'at']),
    ),
  ];
}

/** Reports labels along a layer that is no route, and labels with the latitude first. */
export const checkLabels = (
  labels: readonly LabelSpec[],
  layers: readonly LayerEntry[],
  windows: readonly Bounds[],
  file: string,
): Problem[] =>
  labels.flatMap((label, index) => {
    const layer = layers.find(({ id }) => id === label.layer);
    const faults: Fault[] = 'at' in label ? turnedFaults([boxOf(label.at)], windows, ['at']) : [];
    if (layer && 'along' in label && !kindOf(layer).drawsAlong) {
      const problem = `it is along "${label.layer}", which is not a route.`;
      const remedy = 'Write "at: [longitude, latitude]" in place of "along".';
      faults.push([problem, remedy, ['along'], label.along]);
    }
    return problemsOf({ file, path: [index], place: `label "${label.text}"` }, faults);
  });

/** Reports features in a file that have the latitude first, as the scenes' bounds suggest. */
export const checkPositions = (
  { features }: CollectionSummary,
  file: string,
  windows: readonly Bounds[],
): Problem[] =>
  features.flatMap(({ name, positions }, index) => {
    const place = `feature ${index}${name ? ` "${name}"` : ''}`;
    const path = ['features', index, 'geometry', 'coordinates'];
    return problemsOf({ file, path, place }, turnedFaults(positions.map(boxOf), windows));
  });

const boxOf = ([lng, lat]: LngLat): Bounds => [lng, lat, lng, lat];

/** Wider boxes, in degrees, meet others by chance when turned. */
const maxTurned = 20;

/** Reports boxes with the latitude first: none of them meets the others, but one would if it were turned. */
export function turnedFaults(
  boxes: readonly Bounds[],
  others: readonly Bounds[],
  path: readonly PropertyKey[] = [],
): Fault[] {
  const turned = ([west, south, east, north]: Bounds): Bounds => [south, west, north, east];
  const [first] = boxes;
  const meets = (box: Bounds): boolean =>
    others.some((other) => other !== first && boundsMeet(box, other));
  const isNarrow = ([west, , east]: Bounds) => west <= east && east - west <= maxTurned;
  const canBeTurned = boxes.every((box) => isNarrow(box) && -90 <= box[0] && box[2] <= 90);
  if (!first || !canBeTurned || boxes.some(meets)) return [];
  if (!boxes.some((box) => meets(turned(box)))) return [];
  const format = (box: Bounds): string =>
    `[${(box[0] === box[2] ? box.slice(0, 2) : box).join(', ')}]`;
  const problem = `${format(first)} looks as if the latitude came first: nothing of the story is there.`;
  return [[problem, `Longitude comes first: write ${format(turned(first))}.`, path, first]];
}
