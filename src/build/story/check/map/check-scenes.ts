import type { Bounds } from '../../../../core/camera/bounds.ts';
import { closestZoom } from '../../../../core/camera/fit-bounds.ts';
import type { SceneSpec } from '../../../../core/story/scene-spec.ts';
import { kindNamed } from '../../../../style/kinds/kinds.ts';
import type { Problem } from '../../files/story-error.ts';
import type { SoundLayer } from '../../map-data.ts';
import { suggestName } from '../../yaml/did-you-mean.ts';
import type { Fault } from '../fault.ts';
import { annotationDayFaults, annotationPlaceFaults } from './check-annotations.ts';
import { boundsFault } from './check-bounds.ts';

/** Scenes by the ids of their sections, each with what is sound of it. */
export type Scenes = Readonly<Record<string, Partial<SceneSpec>>>;

/** What scenes are checked beside. */
interface SceneContext {
  /** The story's layers, if they are known. */
  readonly layers: readonly SoundLayer[] | undefined;
  /** How close the camera may come in the story. */
  readonly closest?: number | undefined;
  /** The box around each layer's shapes. */
  readonly boxes?: Readonly<Record<string, Bounds>>;
}

/** Finds what each scene by itself, sound in its form, cannot have: bounds, layers, zooms or routes. */
export function checkScenes(scenes: Scenes, context: SceneContext, file: string): Problem[] {
  return Object.entries(scenes).flatMap(([id, scene]) => {
    const ofBounds = boundsFaults(id, scenes, context);
    const faults = [
      ...ofBounds,
      ...(context.layers
        ? [
            ...layerFaults(scene, context.layers),
            ...drawFaults(scene, context.layers),
            ...annotationDayFaults(scene, context.layers),
          ]
        : []),
      ...zoomFaults(scene, context),
      ...(ofBounds.length === 0 ? annotationPlaceFaults(scene) : []),
    ];
    return faults.map(([problem, remedy, path = [], value]) => ({
      file,
      path: [id, ...path],
      place: `section "${id}"`,
      problem,
      remedy,
      ...(value !== undefined && { value }),
    }));
  });
}

/** What is wrong with the bounds of one scene beside those of the others and the layers that it shows. */
export function boundsFaults(
  id: string,
  scenes: Scenes,
  { boxes = {} }: Pick<SceneContext, 'boxes'>,
): Fault[] {
  const { bounds, layers = {} } = scenes[id] ?? {};
  if (!bounds) return [];
  const others = Object.entries(scenes).flatMap(([other, scene]) =>
    other !== id && scene.bounds ? [scene.bounds] : [],
  );
  const shown = Object.keys(layers).flatMap((layer) => (boxes[layer] ? [boxes[layer]] : []));
  const fault = boundsFault(bounds, [...others, ...shown]);
  return fault ? [[fault[0], fault[1], ['bounds'], bounds]] : [];
}

/** Layers that there are not. */
function layerFaults({ layers = {} }: Partial<SceneSpec>, all: readonly SoundLayer[]): Fault[] {
  const known = all.map(({ id }) => id);
  return Object.keys(layers).flatMap((id): Fault[] =>
    known.includes(id)
      ? []
      : [[`layer "${id}" does not exist.`, suggestName(id, known), ['layers', id], id]],
  );
}

/** What is drawn and is neither a route nor points, days of what has none, and what of these is not shown. */
function drawFaults(scene: Partial<SceneSpec>, all: readonly SoundLayer[]): Fault[] {
  const unsure = all.filter(({ kind }) => kind === undefined).map(({ id }) => id);
  const dated = all.filter(({ kind }) => kindNamed(kind)?.drawsByDay).map(({ id }) => id);
  const routes = all.filter(({ kind }) => kindNamed(kind)?.drawsAlong).map(({ id }) => id);
  const any = all.map(({ id }) => id);
  const faultsOf = (field: Drawing, does: string, can: readonly string[], what: string) =>
    Object.keys(scene[field] ?? {}).flatMap((id): Fault[] => {
      if (unsure.includes(id)) return [];
      if (!can.includes(id)) {
        const problem = `${field} names "${id}", which ${what}.`;
        return [[problem, suggestName(id, can), [field, id], id]];
      }
      if (scene.layers?.[id]) return [];
      const remedy = `Add "${id}" to the scene's layers.`;
      return [[`${does} "${id}" without showing it.`, remedy, [field, id], id]];
    });
  return [
    ...faultsOf('draw', 'draws', [...routes, ...dated], 'is neither a route nor points'),
    ...faultsOf('days', 'shows days of', dated, 'has none'),
    ...faultsOf('fade', 'fades', any, 'does not exist'),
  ];
}

/** The fields of a scene that say how its layers come. */
type Drawing = 'draw' | 'days' | 'fade';

/** Zooms that the camera cannot come to, or not beside a schematic layer. */
function zoomFaults(
  { layers: shown = {}, maxZoom = closestZoom }: Partial<SceneSpec>,
  { layers = [], closest = closestZoom }: SceneContext,
): Fault[] {
  const path = ['maxZoom'];
  if (maxZoom > Math.max(closest, closestZoom)) {
    const problem = `maxZoom is ${maxZoom}, but the map comes no closer than ${closest}.`;
    const remedy = `Write ${closest} or less, or raise world.closestZoom in the story's settings.`;
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
