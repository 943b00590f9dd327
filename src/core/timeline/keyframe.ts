import { fitBounds } from '../camera/fit-bounds.ts';
import type { Viewport } from '../camera/viewport.ts';
import { lerp } from '../lerp.ts';
import { annotationGroup } from '../story/annotation-spec.ts';
import type { SceneSpec } from '../story/scene-spec.ts';
import { type Days, type DaysOfLayers, daysBy, isAmong } from './days.ts';
import { easeDrawing } from './easing.ts';
import type { Pace } from './pace.ts';
import type { Scene } from './scene.ts';

/** What a section's hold shows: one camera, one set of layers, and what comes as it is read. */
export interface Keyframe {
  /** The scene as the hold begins. */
  readonly first: Scene;
  /** The scene as the hold ends: `first` itself where nothing is drawn. */
  readonly last: Scene;
  /** The scene at a progress from 0 to 1; always with the very camera of `first`. */
  readonly at: (progress: number) => Scene;
}

/** What all keyframes of a story have in common. */
export interface KeyframeSetting {
  readonly viewport: Viewport;
  /** Without motion all has come from the start. */
  readonly motion: boolean;
  /** Every layer that any scene of the story names, as 0. */
  readonly hidden: Readonly<Record<string, number>>;
  /** Every route that any scene of the story draws, as 1. */
  readonly whole: Readonly<Record<string, number>>;
  readonly days?: DaysOfLayers;
  /** Every group of annotations of the story, as 0. */
  readonly unwritten: Readonly<Record<string, number>>;
}

/** How much of each layer has come: a share from 0 to 1 by the layer's id. */
type Come = (layer: string) => number;

/**
 * Makes a section's keyframe, which speaks of every layer of the story.
 *
 * @param id The section's, by which its annotations are found.
 * @param paceOf The pace at which the section draws a layer; with the reader's hand by default.
 */
export function keyframe(
  spec: SceneSpec,
  setting: KeyframeSetting,
  id: string,
  paceOf: (layer: string) => Pace = () => easeDrawing,
): Keyframe {
  const drawn = setting.motion ? Object.keys({ ...spec.draw, ...spec.fade }) : [];
  const paces = new Map(drawn.map((layer) => [layer, paceOf(layer)]));
  const draw = drawer(spec, setting, id);
  const first = draw(() => 0);
  const last = drawn.length === 0 ? first : draw(() => 1);
  return {
    first,
    last,
    at(progress) {
      const shares = new Map([...paces].map(([layer, pace]) => [layer, pace(progress)]));
      const all = [...shares.values()];
      if (all.every((share) => share === 0)) return first;
      return all.every((share) => share === 1) ? last : draw((layer) => shares.get(layer) ?? 0);
    },
  };
}

/** Returns a function from how much of each layer has come to the section's scene. */
function drawer(spec: SceneSpec, setting: KeyframeSetting, id: string): (come: Come) => Scene {
  const { motion, hidden, whole, days = {} } = setting;
  const camera = fitBounds(spec, setting.viewport);
  const opacity = { ...hidden, ...spec.layers };
  const standing = {
    ...(spec.quiet && { quiet: spec.quiet }),
    ...(spec.names && { names: spec.names }),
  };
  const draws = motion ? Object.entries(spec.draw ?? {}) : [];
  const routes = draws.filter(([layer]) => !days[layer]);
  const fades = motion ? Object.entries(spec.fade ?? {}) : [];
  const dated = Object.keys(days).map((layer) => [layer, daysOf(layer, spec, setting)] as const);
  const written = writer(spec, setting, id);
  return (come) => {
    const of = ([layer, [from, to]]: (typeof draws)[number]) => lerp(from, to, come(layer));
    const seen = fades.map((each) => [each[0], of(each) * (opacity[each[0]] ?? 0)]);
    const shown = Object.fromEntries(dated.map(([layer, by]) => [layer, by(come(layer))]));
    return {
      camera,
      opacity: fades.length > 0 ? { ...opacity, ...Object.fromEntries(seen) } : opacity,
      drawn: { ...whole, ...Object.fromEntries(routes.map((each) => [each[0], of(each)])) },
      ...(dated.length > 0 && { days: shown }),
      ...standing,
      annotations: written(shown),
    };
  };
}

/** Makes what gives the section's annotations by the days that its layers show: those of a day come with it. */
function writer(
  { annotations = [], layers, draw = {} }: SceneSpec,
  { unwritten, days = {} }: KeyframeSetting,
  id: string,
): (shown: Readonly<Record<string, Days>>) => NonNullable<Scene['annotations']> {
  const clock = Object.keys(draw).find((layer) => days[layer] && layers[layer]);
  const groups = annotations.map((each) => [annotationGroup(id, each), each.day ?? ''] as const);
  const all = { ...unwritten, ...Object.fromEntries(groups.map(([group]) => [group, 1])) };
  if (clock === undefined) return () => all;
  return (shown) => {
    const [, until] = shown[clock] ?? ['', ''];
    const come = groups.map(([group, day]) => [group, day <= until ? 1 : 0]);
    return { ...unwritten, ...Object.fromEntries(come) };
  };
}

/** The days of a layer that a section shows when so much of them has come. */
function daysOf(
  layer: string,
  { days: only = {}, draw = {} }: SceneSpec,
  { days = {}, motion }: KeyframeSetting,
): (share: number) => Days {
  const all = days[layer] ?? [];
  const shown = only[layer];
  const by = daysBy(shown ? all.filter((day) => isAmong(day, shown)) : all);
  const [from, to] = (motion && draw[layer]) || [1, 1];
  return (share) => by(lerp(from, to, share));
}
