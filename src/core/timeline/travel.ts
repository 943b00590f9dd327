import { flight } from '../camera/flight.ts';
import { lerp } from '../numbers.ts';
import type { Scene } from './scene.ts';

/** The shares of a travel at which what only its first scene shows is gone, and what only its second shows begins. */
const [gone, coming] = [0.4, 0.6];

/**
 * Makes the way from one scene to another: the camera flies, layers fade, and routes that both
 * scenes show go on being drawn. What only `a` shows is gone before what only `b` shows appears, so
 * that no section's layers or annotations lie over another's. A route that only one of them shows stays
 * drawn as far as there, so that it fades in undrawn and fades out as the reader left it. A place that
 * either scene leaves out is left out on the way; the names that must stand, and the days of layers that
 * both show, are those of the nearer scene. Eased; exactly `a` at 0 and `b` at 1.
 */
export function travel(
  a: Scene,
  b: Scene,
  size: { readonly width: number; readonly height: number },
): (t: number) => Scene {
  const fly = flight(a.camera, b.camera, size);
  const opacities = fades(a.opacity, b.opacity);
  const annotations = fades(a.annotations ?? {}, b.annotations ?? {});
  const draws = keysOf(a.drawn, b.drawn).map((id) => {
    const [from, to] = drawnAtEnds(id, a, b);
    return [id, (t: number) => lerp(from, to, t)] as const;
  });
  const days = (a.days || b.days) && daysBetween(a, b);
  const quiet = [...new Set([...(a.quiet ?? []), ...(b.quiet ?? [])])];

  return (t) => {
    const eased = easeTravel(t);
    if (!(eased > 0)) return a;
    if (eased >= 1) return b;
    return {
      camera: fly(eased),
      opacity: between(opacities, eased),
      drawn: between(draws, eased),
      ...(quiet.length > 0 && { quiet }),
      ...namesOf(eased < 0.5 ? a : b),
      ...(days && { days: days(eased < 0.5 ? a : b) }),
      annotations: between(annotations, eased),
    };
  };
}

/** Makes the change from one scene to another without motion: `a` up to the middle, then `b`. */
export function cut(a: Scene, b: Scene): (t: number) => Scene {
  return (t) => (t < 0.5 ? a : b);
}

function drawnAtEnds(id: string, a: Scene, b: Scene): readonly [from: number, to: number] {
  const from = a.drawn[id] ?? 1;
  const to = b.drawn[id] ?? 1;
  if (!a.opacity[id]) return [to, to];
  if (!b.opacity[id]) return [from, from];
  return [from, to];
}

/** The days of each layer on the way: those of the nearer scene, or of the only one that shows the layer. */
function daysBetween(a: Scene, b: Scene): (nearer: Scene) => NonNullable<Scene['days']> {
  const only = (id: string) => (a.opacity[id] ? (b.opacity[id] ? undefined : a) : b);
  const ids = keysOf(a.days ?? {}, b.days ?? {});
  return (nearer) =>
    Object.fromEntries(
      ids.flatMap((id) => {
        const days = (only(id) ?? nearer).days?.[id];
        return days ? [[id, days]] : [];
      }),
    );
}

const namesOf = ({ names }: Scene): Pick<Scene, 'names'> => (names ? { names } : {});

const fades = (a: Scene['opacity'], b: Scene['opacity']): Change[] =>
  keysOf(a, b).map((id) => [id, fade(a[id] ?? 0, b[id] ?? 0)]);

/** How opaque a layer is on the way, from one opacity to another. */
function fade(from: number, to: number): (t: number) => number {
  if (from > 0 && to > 0) return (t) => lerp(from, to, t);
  return (t) => from * Math.max(0, 1 - t / gone) + to * Math.max(0, (t - coming) / (1 - coming));
}

type Change = readonly [id: string, at: (t: number) => number];

function between(changes: readonly Change[], t: number): Readonly<Record<string, number>> {
  const values: Record<string, number> = {};
  for (const [id, at] of changes) values[id] = at(t);
  return values;
}

function keysOf(a: object, b: object): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

/**
 * Eases a travel from 0 to 1 so that it starts and stops without a jolt: speed and acceleration
 * are 0 at both ends (Perlin's 6t⁵ − 15t⁴ + 10t³). Monotone, and the same backwards:
 * `easeTravel(1 − t) = 1 − easeTravel(t)`. Outside 0..1 it rests at the nearer end.
 */
export function easeTravel(t: number): number {
  if (t <= 0) return 0;
  if (t >= 1) return 1;
  return t < 0.5 ? rise(t) : 1 - rise(1 - t);
}

function rise(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}
