import { type Bounds, boundsContain } from '../../core/camera/bounds.ts';
import { closestZoom } from '../../core/camera/fit-bounds.ts';
import type { SceneSpec, SceneSpecs } from '../../core/story/scene-spec.ts';
import type { LabelSpec } from '../../core/story/story-data.ts';
import { streetZooms } from '../../core/story/tiles.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import { type Fault, type Problem, problemsOf } from '../files/story-error.ts';
import type { LayerEntry } from '../schema/layers.ts';
import { suggestName } from '../yaml/did-you-mean.ts';
import { boxOf, turnedFaults } from './check-bounds.ts';

interface SceneContext {
  readonly layers: readonly LayerEntry[];
  /** How close the camera may come in the story. */
  readonly closest?: number | undefined;
  readonly boxes: Readonly<Record<string, Bounds>>;
}

/** Finds what each scene cannot have: bounds, layers, zooms, routes or annotations. */
export function checkScenes(
  scenes: SceneSpecs,
  { layers, closest, boxes }: SceneContext,
  file: string,
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

/** The boxes of the layers that a scene shows. */
export const shownBoxes = (
  { layers }: SceneSpec,
  boxes: Readonly<Record<string, Bounds>>,
): readonly Bounds[] => Object.keys(layers).flatMap((id) => (boxes[id] ? [boxes[id]] : []));

/**
 * Layers that a field names and whose kind it does not suit or which are not shown, and
 * annotations with a day or a distance that never comes.
 */
function layerFaults(scene: SceneSpec, layers: readonly LayerEntry[]): Fault[] {
  const known = layers.map(({ id }) => id);
  const dated = layers.filter((layer) => kindOf(layer).drawsByDay).map(({ id }) => id);
  const routes = layers.filter((layer) => kindOf(layer).drawsAlong).map(({ id }) => id);
  const faultsOf = (field: 'draw' | 'days' | 'fade', can: readonly string[], what: string) =>
    Object.keys(scene[field] ?? {}).flatMap((id): Fault[] => {
      if (!can.includes(id)) {
        const problem = `${field} names "${id}", which ${what}.`;
        return [[problem, suggestName(id, can), [field, id], id]];
      }
      if (scene.layers[id]) return [];
      const remedy = `Add "${id}" to the scene's layers.`;
      return [[`${field} names "${id}", which it does not show.`, remedy, [field, id], id]];
    });
  const undrawn = (scene.follow?.routes ?? []).filter((id) => !scene.draw?.[id]);
  const byDay = dated.some((id) => scene.draw?.[id]);
  return [
    ...faultsOf('draw', [...routes, ...dated], 'is neither a route nor points'),
    ...faultsOf('days', dated, 'has none'),
    ...faultsOf('fade', known, 'does not exist'),
    ...undrawn.map((id): Fault => {
      const remedy = `Write draw: { ${id}: [0, 1] } into the scene.`;
      return [`it follows "${id}" without drawing it.`, remedy, ['follow', 'routes', id], id];
    }),
    ...(scene.annotations ?? []).flatMap(({ text, day, km }): Fault[] => {
      const path = ['annotations', text];
      if (day !== undefined && !byDay) {
        const problem = `the annotation "${text}" appears on ${day}, but the section draws no layer day by day.`;
        const remedy = 'Name a layer of points with a time in draw, or leave the day out.';
        return [[problem, remedy, [...path, 'day'], day]];
      }
      if (km === undefined || scene.follow) return [];
      const problem = `the annotation "${text}" appears at ${km} km, but the section follows no route.`;
      const remedy = 'Name the routes under follow, or leave the kilometres out.';
      return [[problem, remedy, [...path, 'km'], km]];
    }),
  ];
}

/** Zooms that the camera cannot come to, or not beside a schematic layer. */
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
    const remedy = `Write ${closest} or less${raise}.`;
    return [[problem, remedy, path, maxZoom]];
  }
  if (maxZoom <= closestZoom) return [];
  const near = layers.filter(({ id, schematic }) => schematic && Object.hasOwn(shown, id));
  return near.map(({ id }) => [
    `the camera may come to zoom ${maxZoom}, but "${id}" is schematic.`,
    `Set maxZoom to ${closestZoom} or less, or leave the layer out.`,
    path,
    maxZoom,
  ]);
}

/** The section's own place and those of its annotations, where the section does not frame them. */
function placeFaults({ annotations = [], at: own, bounds }: SceneSpec): Fault[] {
  const places = [
    ...(own ? [{ at: own, what: 'its place', path: ['at'] }] : []),
    ...annotations.map(({ text, at }) => ({
      at,
      what: `the annotation "${text}"`,
      path: ['annotations', text, 'at'],
    })),
  ];
  return places.flatMap(({ at, what, path }): Fault[] => {
    if (boundsContain(bounds, at)) return [];
    const [lng, lat] = at;
    const remedy = boundsContain(bounds, [lat, lng])
      ? `Longitude comes first: write [${lat}, ${lng}].`
      : 'Move it to a place that the section frames, or widen the bounds.';
    return [[`${what} is at [${at.join(', ')}], outside of the bounds.`, remedy, path, at]];
  });
}

/** Finds labels along a layer that is not a route, and those whose latitude comes first, as seen from the scenes. */
export const checkLabels = (
  labels: readonly LabelSpec[],
  layers: readonly LayerEntry[],
  windows: readonly Bounds[],
  file: string,
): Problem[] =>
  labels.flatMap((label, index) => {
    const layer = layers.find(({ id }) => id === label.layer);
    const problem = `it is along "${label.layer}", which is not a route.`;
    const remedy = 'Write "at: [longitude, latitude]" in place of "along".';
    const isAlong = layer && 'along' in label && !kindOf(layer).drawsAlong;
    const faults: Fault[] = isAlong ? [[problem, remedy, ['along'], label.along]] : [];
    if ('at' in label) faults.push(...turnedFaults([boxOf(label.at)], windows, ['at']));
    return problemsOf({ file, path: [index], place: `label "${label.text}"` }, faults);
  });
