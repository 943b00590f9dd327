import type { Camera, Viewport } from '../camera/camera.ts';
import { fitBounds } from '../camera/fit-bounds.ts';
import { mapValues } from '../map-values.ts';
import { clamp, lerp } from '../numbers.ts';
import {
  type AnnotationSpec,
  annotationGroupsOf,
  type Days,
  type FollowSpec,
  isWithinDays,
  type SceneSpec,
} from '../story/scene-spec.ts';
import { hasRoom } from './annotation-room.ts';
import { type Hold, progressBetween } from './holds.ts';
import type { PassageOnPage } from './passage.ts';
import type { Scene } from './scene.ts';

export interface Keyframe {
  readonly first: Scene;
  /** `first` itself if nothing changes. */
  readonly last: Scene;
  /** Takes a progress from 0 to 1. The camera moves only on a passage. */
  readonly at: (progress: number) => Scene;
}

interface KeyframeSetting {
  readonly viewport: Viewport;
  readonly passing: Viewport;
  readonly motion: boolean;
  readonly hidden: Readonly<Record<string, number>>;
  readonly whole: Readonly<Record<string, number>>;
  readonly days: DaysOfLayers;
}

/** How far each layer's drawing and fading have progressed, from 0 to 1. */
type Shares = Readonly<Record<string, number>>;

export function keyframe(
  hold: Hold,
  spec: SceneSpec,
  setting: KeyframeSetting,
  cues: readonly Cue[],
  passage?: PassageOnPage,
): Keyframe {
  const layers = setting.motion ? Object.keys({ ...spec.draw, ...spec.fade }) : [];
  const paces = Object.fromEntries(
    layers.map((id) => {
      const ofLayer = cues.filter(({ layer }) => layer === id);
      return [id, paceOf(ofLayer, hold)];
    }),
  );
  const draw = drawer(spec, setting, hold.id, passage && spec.follow);
  const steps = setting.motion && (spec.annotations ?? []).some(({ from }) => from !== undefined);
  if (passage) {
    const at = (progress: number) => {
      const position = lerp(hold.start, hold.end, clamp(progress, 0, 1));
      const shares = mapValues(
        paces,
        (pace, layer) => passage.drawnAt(layer, position) ?? pace(progress),
      );
      return draw(shares, 1, passage.kmAt(position), passage.cameraAt(position));
    };
    return { first: at(0), last: at(1), at };
  }
  const first = draw({}, 0);
  const last = steps || layers.length > 0 ? draw(mapValues(paces, () => 1)) : first;
  return {
    first,
    last,
    at(progress) {
      const shares = mapValues(paces, (pace) => pace(progress));
      if (steps) return draw(shares, progress);
      if (layers.every((layer) => shares[layer] === 0)) return first;
      return layers.every((layer) => shares[layer] === 1) ? last : draw(shares);
    },
  };
}

function drawer(spec: SceneSpec, setting: KeyframeSetting, id: string, follow?: FollowSpec) {
  const { motion, hidden, whole, days } = setting;
  const framed = fitBounds(spec, setting.viewport);
  const { quiet, names } = spec;
  const { draw = {}, fade = {} }: Pick<SceneSpec, 'draw' | 'fade'> = motion ? spec : {};
  const routes = Object.fromEntries(Object.entries(draw).filter(([layer]) => !days[layer]));
  const hasDays = Object.keys(days).length > 0;
  const daysAt = mapValues(days, (_, layer) => daysOf(layer, spec, setting));
  const opacities = { ...hidden, ...spec.layers };
  const fades = Object.keys(fade).length > 0;
  const annotationsAt = annotationsShown(spec, setting, id, framed.zoom);
  const stepped = motion ? stepsOf(spec, id) : {};
  const steps = Object.keys(stepped).length > 0;
  return (shares: Shares, progress = 1, km = Number.POSITIVE_INFINITY, camera = framed): Scene => {
    const shareOf = ([from, to]: readonly [number, number], layer: string) =>
      lerp(from, to, shares[layer] ?? 0);
    const opacityOf = (ends: readonly [number, number], layer: string) =>
      shareOf(ends, layer) * (opacities[layer] ?? 0);
    const shown = mapValues(daysAt, (at, layer) => at(shares[layer] ?? 0));
    const annotated = annotationsAt(shown, progress, km, camera);
    const faded = fades ? { ...opacities, ...mapValues(fade, opacityOf) } : opacities;
    const stepOf = (group: string, layer: string) => (annotated[group] ?? 1) * (faded[layer] ?? 0);
    return {
      camera,
      opacity: steps ? { ...faded, ...mapValues(stepped, stepOf) } : faded,
      drawn: { ...whole, ...mapValues(routes, shareOf) },
      ...(hasDays && { days: shown }),
      ...(follow && { follow }),
      ...(quiet && { quiet }),
      ...(names && { names }),
      annotations: annotated,
    };
  };
}

/** If a passage's camera is this many zoom levels closer than the section's, annotations show only if they fit. */
const closer = 0.05;

/** The opacity of an annotation after the next one's `from`; as a mark, it is then half transparent. */
const earlier = 0.5;

/** The share of a section in which an annotation comes, until its `from`. */
const coming = 0.03;

/** Returns the layers that come with an annotation from a share of the section on, each with that one's group. */
function stepsOf(spec: SceneSpec, id: string): Readonly<Record<string, string>> {
  const groups = annotationGroupsOf(id, spec);
  const steps = (spec.annotations ?? []).flatMap(({ from, layer }, index) =>
    from === undefined || layer === undefined ? [] : [[layer, groups[index] ?? id] as const],
  );
  return Object.fromEntries(steps.reverse());
}

/** Returns how to show annotations: each from its day, distance or share on, and up close only if it fits. */
function annotationsShown(
  spec: SceneSpec,
  { days, passing, motion }: KeyframeSetting,
  id: string,
  zoom: number,
) {
  const { annotations = [], layers, draw = {}, follow } = spec;
  const clock = Object.keys(draw).find((layer) => days[layer] && layers[layer]);
  const groups = annotationGroupsOf(id, spec);
  const all = Object.fromEntries(groups.map((group) => [group, 1]));
  const starts = motion ? annotations.flatMap(({ from = [] }) => from) : [];
  const isDated = clock !== undefined && annotations.some(({ day }) => day);
  if (!follow && !isDated && starts.length === 0) return () => all;
  return (shown: Readonly<Record<string, Days>>, progress: number, km: number, camera: Camera) => {
    const come = (start: number) => clamp((progress - start) / coming + 1, 0, 1);
    const stepOf = ({ from }: AnnotationSpec): number => {
      if (from === undefined || starts.length === 0) return 1;
      const next = starts.filter((start) => start > from);
      return come(from) * (1 - (1 - earlier) * come(Math.min(...next)));
    };
    const until = clock === undefined ? undefined : (shown[clock]?.[1] ?? '');
    const isShown = (each: AnnotationSpec) => {
      const { day = '', km: from = 0 } = each;
      const isDue = (until === undefined || day <= until) && from <= km;
      return isDue && (camera.zoom < zoom + closer || hasRoom(each, camera, passing));
    };
    return Object.fromEntries(
      annotations.map((each, index) => [groups[index] ?? id, isShown(each) ? stepOf(each) : 0]),
    );
  };
}

/** Returns a layer's days at a share of its drawing, from 0 to 1; equal days are the same object, to compare fast. */
function daysOf(layer: string, spec: SceneSpec, { days, motion }: KeyframeSetting) {
  const limits = spec.days?.[layer];
  const shown = (days[layer] ?? []).filter((day) => !limits || isWithinDays(day, limits));
  const first = shown[0] ?? '';
  const spans = ['', ...shown].map((last): Days => [first, last]);
  const [from, to] = (motion && spec.draw?.[layer]) || [1, 1];
  return (share: number): Days => {
    const count = Math.floor(clamp(lerp(from, to, share), 0, 1) * shown.length + 1e-9);
    return spans[count] ?? [first, ''];
  };
}

export type DaysOfLayers = Readonly<Record<string, readonly string[]>>;

export const daysOfLayers = (
  layers: readonly { readonly id: string; readonly days?: readonly string[] }[],
): DaysOfLayers => Object.fromEntries(layers.flatMap(({ id, days }) => (days ? [[id, days]] : [])));

/** A place in the text, at a scroll offset in CSS pixels, and how much of a layer is drawn once it has been read. */
export interface Cue {
  readonly section: string;
  readonly layer: string;
  readonly at: number;
  /** Share of what the section draws of the layer, from 0 to 1. */
  readonly share: number;
}

/** Returns a layer's share, from 0 to 1, as a function of the hold's progress. It follows any cues, never falling. */
export function paceOf(cues: readonly Cue[], { start, end }: Pick<Hold, 'start' | 'end'>) {
  if (cues.length === 0) return easeDrawing;
  let max = 0;
  const points = cues
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, share }) => {
      max = Math.max(max, share);
      return [progressBetween(start, end, at), max] as const;
    });
  const stops = [[0, 0] as const, ...points, [1, 1] as const];
  return (progress: number) => {
    if (progress >= 1) return 1;
    const next = stops.findIndex(([place]) => place > progress);
    const [to, share] = stops[next] ?? [1, 1];
    const [from, before] = stops[next - 1] ?? [0, 0];
    return to > from ? lerp(before, share, (Math.max(progress, 0) - from) / (to - from)) : before;
  };
}

/** Shares of a hold in which a route stays still: at the start, and at the end while the last lines are read. */
const [restAtStart, restAtEnd] = [0.08, 0.25];

/** Applies a smoothstep between the rests; both `progress` and the result are from 0 to 1. */
export function easeDrawing(progress: number): number {
  const t = (progress - restAtStart) / (1 - restAtStart - restAtEnd);
  if (!(t > 0)) return 0;
  if (t >= 1) return 1;
  return t * t * (3 - 2 * t);
}
