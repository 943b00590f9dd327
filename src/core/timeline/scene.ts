import type { Camera } from '../camera/camera.ts';
import type { SceneSpec } from '../story/scene-spec.ts';

/** A state of the map. Opacities and shares drawn are from 0 to 1; by default layers are hidden and routes whole. */
export interface Scene extends Pick<SceneSpec, 'days' | 'quiet' | 'names' | 'follow'> {
  readonly camera: Camera;
  readonly opacity: Readonly<Record<string, number>>;
  readonly drawn: Readonly<Record<string, number>>;
  /** The opacity of each group of annotations; hidden by default. */
  readonly annotations?: Readonly<Record<string, number>>;
}

export const visibleLayers = ({ opacity }: Pick<Scene, 'opacity'>): ReadonlySet<string> =>
  new Set(Object.keys(opacity).filter((id) => (opacity[id] ?? 0) > 0));

/** What has changed in a scene: the new values of entries, and whole lists of names. */
export interface SceneChange extends Pick<Scene, Always>, Partial<Omit<Scene, Always>> {
  /** There was no scene before: defaults are to be written too. */
  readonly whole?: true;
}
type Always = 'opacity' | 'drawn';

const none: Readonly<Record<string, never>> = Object.freeze({});

/** The change between two equal scenes: always this object. */
export const unchanged: SceneChange = Object.freeze({ opacity: none, drawn: none });

/** Returns what changes from one scene to the next; without a previous one, all of it. */
export function diffScene(previous: Scene | undefined, next: Scene): SceneChange {
  if (previous === undefined)
    return { ...next, quiet: next.quiet ?? [], names: next.names ?? [], whole: true };
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
  let changed = false;
  for (const id in { ...previous, ...next }) {
    const value = next[id] ?? unnamed;
    if (value === (previous[id] ?? unnamed)) continue;
    changes[id] = value;
    changed = true;
  }
  return changed ? changes : none;
}

function diffDays(previous: Scene['days'] = none, next: Scene['days'] = none): Scene['days'] {
  if (previous === next) return undefined;
  const changes = Object.entries(next).filter(([id, [from, to]]) => {
    const before = previous[id];
    return before?.[0] !== from || before[1] !== to;
  });
  return changes.length === 0 ? undefined : Object.fromEntries(changes);
}

const sameNames = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a === b || (a.length === b.length && a.every((name) => b.includes(name)));

function sameCamera(a: Camera, b: Camera): boolean {
  const numbers = ({ center, zoom, bearing, pitch, padding }: Camera) => {
    const { top, right, bottom, left } = padding;
    return [...center, zoom, bearing, pitch, top, right, bottom, left];
  };
  if (a === b) return true;
  const others = numbers(b);
  return numbers(a).every((number, i) => number === others[i]);
}
