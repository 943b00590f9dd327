import type { Camera } from '../camera/camera.ts';
import type { Days } from '../story/scene-spec.ts';

/**
 * One picture of the story's map: the camera, how opaque each layer is, and how far each route is
 * drawn, both from 0 to 1. A layer that is not named is hidden; a route that is not named is whole.
 */
export interface Scene {
  readonly camera: Camera;
  readonly opacity: Readonly<Record<string, number>>;
  readonly drawn: Readonly<Record<string, number>>;
  /** The days of which layers with a time show what was then; a layer that is not named shows all. */
  readonly days?: Readonly<Record<string, Days>>;
  /** The names of places that are left out. */
  readonly quiet?: readonly string[];
  /** The names of places that stand before all others. */
  readonly names?: readonly string[];
  /** How opaque each group of annotations is (`annotationGroup`); those not named are hidden. */
  readonly annotations?: Readonly<Record<string, number>>;
}

/** The ids of the layers that can be seen in a scene. */
export function visibleLayers({ opacity }: Pick<Scene, 'opacity'>): ReadonlySet<string> {
  return new Set(Object.keys(opacity).filter((id) => (opacity[id] ?? 0) > 0));
}

/**
 * What of a scene must be written for the map to show it. A record holds the entries that have changed,
 * each with its new value; a list of names that has changed is there as a whole.
 */
export interface SceneChange extends Pick<Scene, Always>, Partial<Omit<Scene, Always>> {
  /** There was no scene before: what this one does not name is to be written too. */
  readonly whole?: true;
}
type Always = 'opacity' | 'drawn';

const none: Readonly<Record<string, never>> = Object.freeze({});

/** The change between two equal scenes: always this very object. */
export const unchanged: SceneChange = Object.freeze({ opacity: none, drawn: none });

/**
 * What changes from one scene to the next. A layer that the next scene does not name goes to 0, a
 * route that it does not name becomes whole. Without a previous scene everything that the next one
 * names has changed.
 */
export function diffScene(previous: Scene | undefined, next: Scene): SceneChange {
  if (previous === undefined) {
    return { ...next, quiet: next.quiet ?? [], names: next.names ?? [], whole: true };
  }
  const opacity = diffRecord(previous.opacity, next.opacity, 0);
  const drawn = diffRecord(previous.drawn, next.drawn, 1);
  const camera = !sameCamera(previous.camera, next.camera) && { camera: next.camera };
  const quiet = !sameNames(previous.quiet, next.quiet) && { quiet: next.quiet ?? [] };
  const names = !sameNames(previous.names, next.names) && { names: next.names ?? [] };
  const written = diffRecord(previous.annotations ?? none, next.annotations ?? none, 0);
  const annotations = written !== none && { annotations: written };
  const shown = diffDays(previous.days, next.days);
  const days = shown && { days: shown };
  const others = { ...camera, ...days, ...quiet, ...names, ...annotations };
  const same = opacity === none && drawn === none && Object.keys(others).length === 0;
  return same ? unchanged : { opacity, drawn, ...others };
}

function diffRecord(
  previous: Readonly<Record<string, number>>,
  next: Readonly<Record<string, number>>,
  unnamed: number,
): Readonly<Record<string, number>> {
  if (previous === next) return none;
  const changes: Record<string, number> = {};
  for (const [id, value] of Object.entries(next)) {
    if (value !== (previous[id] ?? unnamed)) changes[id] = value;
  }
  for (const [id, value] of Object.entries(previous)) {
    if (next[id] === undefined && value !== unnamed) changes[id] = unnamed;
  }
  return Object.keys(changes).length === 0 ? none : changes;
}

function diffDays(previous: Scene['days'] = none, next: Scene['days'] = none): Scene['days'] {
  if (previous === next) return undefined;
  const changes = Object.entries(next).filter(([id, [from, to]]) => {
    const before = previous[id];
    return before?.[0] !== from || before[1] !== to;
  });
  return changes.length === 0 ? undefined : Object.fromEntries(changes);
}

function sameNames(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a === b || (a.length === b.length && a.every((name) => b.includes(name)));
}

function sameCamera(a: Camera, b: Camera): boolean {
  if (a === b) return true;
  return (
    a.center[0] === b.center[0] &&
    a.center[1] === b.center[1] &&
    a.zoom === b.zoom &&
    a.bearing === b.bearing &&
    a.pitch === b.pitch &&
    a.padding.top === b.padding.top &&
    a.padding.right === b.padding.right &&
    a.padding.bottom === b.padding.bottom &&
    a.padding.left === b.padding.left
  );
}
