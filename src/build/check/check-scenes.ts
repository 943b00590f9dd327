import { type Bounds, contains } from '../../core/camera/bounds.ts';
import { closestZoom } from '../../core/camera/closest-zoom.ts';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import type { SoundLayer } from '../parse/read-map-data.ts';
import type { Problem } from '../parse/story-error.ts';
import { boundsFault } from './check-bounds.ts';
import type { Fault } from './fault.ts';
import { kindNamed } from './kind-named.ts';
import { suggestName } from './suggest-name.ts';

/** Scenes by the ids of their sections, each with what is sound of it. */
export type Scenes = Readonly<Record<string, Partial<SceneSpec>>>;

/** What scenes are checked beside. */
export interface SceneContext {
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
        ? [...layerFaults(scene, context.layers), ...drawFaults(scene, context.layers)]
        : []),
      ...zoomFaults(scene, context),
      ...(ofBounds.length === 0 ? annotationFaults(scene) : []),
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

function boundsFaults(id: string, scenes: Scenes, { boxes = {} }: SceneContext): Fault[] {
  const { bounds, layers = {} } = scenes[id] ?? {};
  if (!bounds) return [];
  const others = Object.entries(scenes).flatMap(([other, scene]) =>
    other !== id && scene.bounds ? [scene.bounds] : [],
  );
  const shown = Object.keys(layers).flatMap((layer) => (boxes[layer] ? [boxes[layer]] : []));
  const fault = boundsFault(bounds, [...others, ...shown]);
  return fault ? [[fault[0], fault[1], ['bounds'], bounds]] : [];
}

/** Annotations that tell of a place that the section does not frame. */
function annotationFaults({ annotations = [], bounds }: Partial<SceneSpec>): Fault[] {
  if (!bounds) return [];
  return annotations.flatMap(({ text, at }): Fault[] => {
    if (contains(bounds, at)) return [];
    const [lng, lat] = at;
    const remedy = contains(bounds, [lat, lng])
      ? `Longitude comes first: write [${lat}, ${lng}].`
      : 'Move it to a place that the section frames, or widen the bounds.';
    const problem = `the annotation "${text}" tells of [${at.join(', ')}], which is outside of the bounds.`;
    return [[problem, remedy, ['annotations', text, 'at'], at]];
  });
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

/** What is drawn and is no route, or is not shown. */
function drawFaults(scene: Partial<SceneSpec>, all: readonly SoundLayer[]): Fault[] {
  const routes = all.filter(({ kind }) => kindNamed(kind)?.drawsAlong).map(({ id }) => id);
  const unsure = all.filter(({ kind }) => kind === undefined).map(({ id }) => id);
  const shown = scene.layers ?? {};
  return Object.keys(scene.draw ?? {}).flatMap((id): Fault[] => {
    if (unsure.includes(id)) return [];
    if (!routes.includes(id)) {
      const problem = `draw names "${id}", which is no route.`;
      return [[problem, suggestName(id, routes), ['draw', id], id]];
    }
    if (shown[id]) return [];
    const remedy = `Add "${id}" to the scene's layers.`;
    return [[`draws "${id}" without showing it.`, remedy, ['draw', id], id]];
  });
}

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
