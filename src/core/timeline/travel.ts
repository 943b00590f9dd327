import type { Size } from '../camera/camera.ts';
import { flight } from '../camera/flight.ts';
import { lerp } from '../numbers.ts';
import type { Scene } from './scene.ts';

/** Shares of a travel by which the first scene's own layers have faded out, and from which the second's fade in. */
const [gone, coming] = [0.4, 0.6];

/** Interpolates scenes from `a` at 0 to `b` at 1. What only `a` shows fades out before what only `b` shows fades in. */
export function travel(a: Scene, b: Scene, size: Size): (t: number) => Scene {
  const fly = flight(a.camera, b.camera, size);
  const opacities = fades(a.opacity, b.opacity);
  const annotations = fades(a.annotations ?? {}, b.annotations ?? {});
  const draws = keysOf(a.drawn, b.drawn).map((id) => {
    const [from, to] = drawnAtEnds(id, a, b);
    return [id, (t: number) => lerp(from, to, t)] as const;
  });
  const quiet = [...new Set([...(a.quiet ?? []), ...(b.quiet ?? [])])];

  return (t) => {
    const eased = easeTravel(t);
    if (!(eased > 0)) return a;
    if (eased >= 1) return b;
    const nearer = eased < 0.5 ? a : b;
    return {
      camera: fly(eased),
      opacity: between(opacities, eased),
      drawn: between(draws, eased),
      ...(quiet.length > 0 && { quiet }),
      ...(nearer.names && { names: nearer.names }),
      ...((a.days || b.days) && { days: daysBetween(a, b, nearer) }),
      annotations: between(annotations, eased),
    };
  };
}

function drawnAtEnds(id: string, a: Scene, b: Scene): readonly [from: number, to: number] {
  const from = a.drawn[id] ?? 1;
  const to = b.drawn[id] ?? 1;
  if (!a.opacity[id]) return [to, to];
  if (!b.opacity[id]) return [from, from];
  return [from, to];
}

/** Takes a layer's days from the nearer scene, or from the only one that shows the layer. */
function daysBetween(a: Scene, b: Scene, nearer: Scene): NonNullable<Scene['days']> {
  const ids = keysOf(a.days ?? {}, b.days ?? {});
  const entries = ids.flatMap((id) => {
    const only = a.opacity[id] ? (b.opacity[id] ? undefined : a) : b;
    const days = (only ?? nearer).days?.[id];
    return days ? [[id, days] as const] : [];
  });
  return Object.fromEntries(entries);
}

const fades = (a: Scene['opacity'], b: Scene['opacity']): Change[] =>
  keysOf(a, b).map((id) => [id, fade(a[id] ?? 0, b[id] ?? 0)]);

function fade(from: number, to: number): (t: number) => number {
  if (from > 0 && to > 0) return (t) => lerp(from, to, t);
  return (t) => from * Math.max(0, 1 - t / gone) + to * Math.max(0, (t - coming) / (1 - coming));
}

type Change = readonly [id: string, at: (t: number) => number];

const between = (changes: readonly Change[], t: number): Readonly<Record<string, number>> =>
  Object.fromEntries(changes.map(([id, at]) => [id, at(t)]));

const keysOf = (a: object, b: object): readonly string[] => Object.keys({ ...a, ...b });

/** Perlin's 6t⁵ − 15t⁴ + 10t³, clamped to 0..1, and exactly symmetric. */
export function easeTravel(t: number): number {
  if (t <= 0) return 0;
  if (t >= 1) return 1;
  return t < 0.5 ? rise(t) : 1 - rise(1 - t);
}

const rise = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);
