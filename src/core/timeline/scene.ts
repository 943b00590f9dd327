import type { Camera } from '../camera/camera.ts';
import type { SceneSpec } from '../story/scene-spec.ts';

/** A state of the map. Values are from 0 to 1; by default layers are hidden and routes whole. */
export interface Scene extends Pick<SceneSpec, 'days' | 'quiet' | 'names' | 'follow'> {
  readonly camera: Camera;
  readonly opacity: Readonly<Record<string, number>>;
  readonly drawn: Readonly<Record<string, number>>;
  readonly annotations?: Readonly<Record<string, number>>;
}

export const visibleLayers = ({ opacity }: Pick<Scene, 'opacity'>): ReadonlySet<string> =>
  new Set(Object.keys(opacity).filter((id) => (opacity[id] ?? 0) > 0));

/** New values of the entries that have changed, and complete lists of names. */
export interface SceneChange extends Pick<Scene, Always>, Partial<Omit<Scene, Always>> {
  /** True if there was no scene before, so defaults must be set too. */
  readonly whole?: true;
}
type Always = 'opacity' | 'drawn';

const none: Readonly<Record<string, never>> = Object.freeze({});

export const unchanged: SceneChange = Object.freeze({ opacity: none, drawn: none });

export function diffScene(previous: Scene | undefined, next: Scene): SceneChange {
  if (previous === undefined)
    return { ...next, quiet: next.quiet ?? [], names: next.names ?? [], whole: true };
  const opacity = diffRecord(previous.opacity, next.opacity, 0);
  const drawn = diffRecord(previous.drawn, next.drawn, 1);
  const camera = !sameCamera(previous.camera, next.camera) && { camera: next.camera };
  const quiet = !sameNames(previous.quiet, next.quiet) && { quiet: next.quiet ?? [] };
  const names = !sameNames(previous.names, next.names) && { names: next.names ?? [] };
  const annotations = diffRecord(previous.annotations ?? none, next.annotations ?? none, 0);
  const days = diffDays(previous.days, next.days);
  const others = {
    ...camera,
    ...(days && { days }),
    ...quiet,
    ...names,
    ...(annotations !== none && { annotations }),
  };
  const same = opacity === none && drawn === none && Object.keys(others).length === 0;
  return same ? unchanged : { opacity, drawn, ...others };
}

function diffRecord(
  previous: Readonly<Record<string, number>>,
  next: Readonly<Record<string, number>>,
  unnamed: number,
): Readonly<Record<string, number>> {
  if (previous === next) return none;
  let changes: Record<string, number> = none;
  for (const id in { ...previous, ...next }) {
    const value = next[id] ?? unnamed;
    if (value === (previous[id] ?? unnamed)) continue;
    if (changes === none) changes = {};
    changes[id] = value;
  }
  return changes;
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
  if (a === b) return true;
  const others = numbersOf(b);
  return numbersOf(a).every((number, i) => number === others[i]);
}

function numbersOf({ center, zoom, bearing, pitch, padding }: Camera): readonly number[] {
  const { top, right, bottom, left } = padding;
  return [...center, zoom, bearing, pitch, top, right, bottom, left];
}
