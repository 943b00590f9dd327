import { type Bounds, boundsContain } from '../../core/camera/bounds.ts';
import { closestZoom } from '../../core/camera/fit-bounds.ts';
import type { SceneSpec, SceneSpecs } from '../../core/story/scene-spec.ts';
import { streetZooms } from '../../core/story/tiles.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import type { Fault, Problem } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import type { LayerEntry } from '../schema/layers.ts';
import { suggestName } from '../yaml/did-you-mean.ts';
import { boundsFaults } from './check-bounds.ts';

/** What scenes are checked beside. */
interface SceneContext {
  /** The story's layers that are sound, if its layers are known. */
  readonly layers?: readonly LayerEntry[] | undefined;
  /** The ids of all of them; those of `layers` by default. */
  readonly ids?: readonly string[] | undefined;
  /** How close the camera may come in the story. */
  readonly closest?: number | undefined;
  /** The box around each layer's shapes. */
  readonly boxes?: Readonly<Record<string, Bounds>>;
}

/** Finds what each scene, sound in its form, cannot have: bounds, layers, zooms, routes or annotations. */
export function checkScenes(
  scenes: SceneSpecs,
  { layers, ids = layers?.map(({ id }) => id), closest, boxes = {} }: SceneContext,
  file: string,
): Problem[] {
  const windows = Object.values(scenes).map(({ bounds }) => bounds);
  return Object.entries(scenes).flatMap(([id, scene]) => {
    const ofBounds = boundsFaults(scene, windows, boxes);
    const faults = [
      ...ofBounds,
      ...(layers && ids ? layerFaults(scene, layers, ids) : []),
      ...zoomFaults(scene, layers ?? [], closest),
      ...(ofBounds.length === 0 ? placeFaults(scene) : []),
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

/**
 * Layers that there are not; what is drawn and is neither a route nor points, days of what has none, and what
 * of these is not shown; and annotations that are to come with a day where no layer comes by its days.
 *
 * @param all The layers that are sound; what kind the others of those known are is not known.
 */
function layerFaults(
  scene: SceneSpec,
  all: readonly LayerEntry[],
  known: readonly string[],
): Fault[] {
  const unsound = known.filter((id) => !all.some((layer) => layer.id === id));
  const dated = all.filter((layer) => kindOf(layer).drawsByDay).map(({ id }) => id);
  const routes = all.filter((layer) => kindOf(layer).drawsAlong).map(({ id }) => id);
  const faultsOf = (
    field: 'draw' | 'days' | 'fade',
    does: string,
    can: readonly string[],
    what: string,
  ) =>
    Object.keys(scene[field] ?? {}).flatMap((id): Fault[] => {
      if (!can.includes(id) && !unsound.includes(id)) {
        const problem = `${field} names "${id}", which ${what}.`;
        return [[problem, suggestName(id, can), [field, id], id]];
      }
      if (scene.layers[id]) return [];
      const remedy = `Add "${id}" to the scene's layers.`;
      return [[`${does} "${id}" without showing it.`, remedy, [field, id], id]];
    });
  const unknown = Object.keys(scene.layers).filter((id) => !known.includes(id));
  const byDay = [...dated, ...unsound].some((id) => scene.draw?.[id]);
  return [
    ...unknown.map(
      (id): Fault => [
        `layer "${id}" does not exist.`,
        /^[\w-]+: [\d.]+$/.test(id) ? `Write { ${id} }, without quotes.` : suggestName(id, known),
        ['layers', id],
        id,
      ],
    ),
    ...faultsOf('draw', 'draws', [...routes, ...dated], 'is neither a route nor points'),
    ...faultsOf('days', 'shows days of', dated, 'has none'),
    ...faultsOf('fade', 'fades', known, 'does not exist'),
    ...followFaults(scene),
    ...(scene.annotations ?? []).flatMap(({ text, day }): Fault[] => {
      if (day === undefined || byDay) return [];
      const problem = `the annotation "${text}" is to come with ${day}, but the section draws no layer by its days.`;
      const remedy = 'Name a layer of points with a time in draw, or leave the day out.';
      return [[problem, remedy, ['annotations', text, 'day'], day]];
    }),
  ];
}

/** What is followed and not drawn, so that nobody would see it move; and distances where nothing is followed. */
function followFaults({ follow, draw = {}, annotations = [] }: SceneSpec): Fault[] {
  const undrawn = (follow?.routes ?? []).filter((id) => !draw[id]);
  const far = follow ? [] : annotations.filter(({ km }) => km !== undefined);
  return [
    ...undrawn.map((id, i): Fault => {
      const remedy = `Write draw: { ${id}: [0, 1] } into the scene.`;
      return [`follows "${id}" without drawing it.`, remedy, ['follow', 'routes', i], id];
    }),
    ...far.map(({ text, km }): Fault => {
      const problem = `the annotation "${text}" is to come after ${km} km, but the section follows no route.`;
      const remedy = 'Name the routes under follow, or leave the kilometres out.';
      return [problem, remedy, ['annotations', text, 'km'], km];
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

/** Places that the section does not frame: its own, and those that annotations tell of. */
function placeFaults({ annotations = [], at: own, bounds }: SceneSpec): Fault[] {
  const places = [
    ...(own ? [{ at: own, what: 'at is', path: ['at'] }] : []),
    ...annotations.map(({ text, at }) => {
      const path = ['annotations', text, 'at'];
      return { at, what: `the annotation "${text}" tells of`, path };
    }),
  ];
  return places.flatMap(({ at, what, path }): Fault[] => {
    if (boundsContain(bounds, at)) return [];
    const [lng, lat] = at;
    const remedy = boundsContain(bounds, [lat, lng])
      ? `Longitude comes first: write [${lat}, ${lng}].`
      : 'Move it to a place that the section frames, or widen the bounds.';
    const problem = `${what} [${at.join(', ')}], which is outside of the bounds.`;
    return [[problem, remedy, path, at]];
  });
}

/**
 * Checks that the names that scenes leave out, and those that they ask for, are names of places: one
 * that is misspelt would do nothing.
 *
 * @param known The names of the places that the map can name.
 */
export function checkNames(
  scenes: SceneSpecs,
  known: readonly string[],
  files: Pick<StoryFiles, 'scenes' | 'places'>,
): Problem[] {
  return Object.entries(scenes).flatMap(([id, scene]) =>
    (['quiet', 'names'] as const).flatMap((part) =>
      (scene[part] ?? [])
        .filter((name) => !known.includes(name))
        .map((name) => ({
          file: files.scenes,
          path: [id, part, name],
          place: `section "${id}"`,
          problem: `${part} has "${name}", which is no place of ${files.places}.`,
          remedy: suggestName(name, known),
          value: name,
        })),
    ),
  );
}
