import type { Camera, Viewport } from '../camera/camera.ts';
import { fitBounds } from '../camera/fit-bounds.ts';
import { clamp, lerp } from '../numbers.ts';
import {
  type AnnotationSpec,
  annotationGroupsOf,
  type Days,
  type FollowSpec,
  isAmong,
  type SceneSpec,
} from '../story/scene-spec.ts';
import { hasRoom } from './annotation-room.ts';
import { type Hold, progressBetween } from './holds.ts';
import type { PassageOnPage } from './passage.ts';
import type { Scene } from './scene.ts';

/** What a section's hold shows. */
export interface Keyframe {
  readonly first: Scene;
  /** `first` itself where nothing changes. */
  readonly last: Scene;
  /** At a progress from 0 to 1; the camera stays the same, except on a passage. */
  readonly at: (progress: number) => Scene;
}

interface KeyframeSetting {
  readonly viewport: Viewport;
  readonly passing: Viewport;
  /** Without motion, everything is drawn from the start. */
  readonly motion: boolean;
  /** Every layer of any scene, as 0. */
  readonly hidden: Readonly<Record<string, number>>;
  /** Every route that any scene draws, as 1. */
  readonly whole: Readonly<Record<string, number>>;
  readonly days: DaysOfLayers;
}

/** How far each layer has come, from 0 to 1. */
type Come = Readonly<Record<string, number>>;

export function keyframe(
  hold: Hold,
  spec: SceneSpec,
  setting: KeyframeSetting,
  cues: readonly Cue[],
  passage?: PassageOnPage,
): Keyframe {
  const coming = setting.motion ? Object.keys({ ...spec.draw, ...spec.fade }) : [];
  const paces = coming.map((layer) => {
    const ofLayer = cues.filter((cue) => cue.layer === layer);
    return [layer, paceOf(ofLayer, hold)] as const;
  });
  const draw = drawer(spec, setting, hold.id, passage && spec.follow);
  if (passage) {
    const at = (progress: number) => {
      const position = lerp(hold.start, hold.end, clamp(progress, 0, 1));
      const come = paces.map(([layer, pace]) => {
        return [layer, passage.drawnAt(layer, position) ?? pace(progress)] as const;
      });
      const km = passage.kmAt(position);
      return draw(Object.fromEntries(come), km, passage.cameraAt(position));
    };
    return { first: at(0), last: at(1), at };
  }
  const first = draw({});
  const all = Object.fromEntries(coming.map((layer) => [layer, 1]));
  const last = coming.length === 0 ? first : draw(all);
  return {
    first,
    last,
    at(progress) {
      const come = Object.fromEntries(paces.map(([layer, pace]) => [layer, pace(progress)]));
      if (coming.every((layer) => come[layer] === 0)) return first;
      return coming.every((layer) => come[layer] === 1) ? last : draw(come);
    },
  };
}

function drawer(spec: SceneSpec, setting: KeyframeSetting, id: string, follow?: FollowSpec) {
  const { motion, hidden, whole, days } = setting;
  const framed = fitBounds(spec, setting.viewport);
  const opacity = { ...hidden, ...spec.layers };
  const { quiet, names } = spec;
  const draws = motion ? Object.entries(spec.draw ?? {}) : [];
  const routes = draws.filter(([layer]) => !days[layer]);
  const fades = motion ? Object.entries(spec.fade ?? {}) : [];
  const dated = Object.keys(days).map((layer) => [layer, daysOf(layer, spec, setting)] as const);
  const written = annotationsShown(spec, setting, id, framed.zoom);
  return (come: Come, km = Number.POSITIVE_INFINITY, camera = framed): Scene => {
    const of = ([layer, [from, to]]: (typeof draws)[number]) => lerp(from, to, come[layer] ?? 0);
    const seen = fades.map((each) => [each[0], of(each) * (opacity[each[0]] ?? 0)]);
    const shown = Object.fromEntries(dated.map(([layer, by]) => [layer, by(come[layer] ?? 0)]));
    return {
      camera,
      opacity: fades.length > 0 ? { ...opacity, ...Object.fromEntries(seen) } : opacity,
      drawn: { ...whole, ...Object.fromEntries(routes.map((each) => [each[0], of(each)])) },
      ...(dated.length > 0 && { days: shown }),
      ...(follow && { follow }),
      ...(quiet && { quiet }),
      ...(names && { names }),
      annotations: written(shown, km, camera),
    };
  };
}

/** From so many zoom levels closer than the section's camera on, annotations need room. */
const closer = 0.05;

/**
 * Returns the annotations shown by days, kilometres and camera: each from its day or distance on, and where a passage
 * brings the camera closer, while it has room.
 */
function annotationsShown(
  spec: SceneSpec,
  { days, passing }: KeyframeSetting,
  id: string,
  zoom: number,
) {
  const { annotations = [], layers, draw = {}, follow } = spec;
  const clock = Object.keys(draw).find((layer) => days[layer] && layers[layer]);
  const groups = annotationGroupsOf(id, spec);
  const all = Object.fromEntries(groups.map((group) => [group, 1]));
  if (!follow && (clock === undefined || annotations.every(({ day }) => !day))) return () => all;
  return (shown: Readonly<Record<string, Days>>, km: number, camera: Camera) => {
    const until = clock === undefined ? undefined : (shown[clock]?.[1] ?? '');
    const isWritten = (each: AnnotationSpec) => {
      const { day = '', km: from = 0 } = each;
      const hasCome = (until === undefined || day <= until) && from <= km;
      return hasCome && (camera.zoom < zoom + closer || hasRoom(each, camera, passing));
    };
    return Object.fromEntries(
      annotations.map((each, index) => [groups[index] ?? id, isWritten(each) ? 1 : 0]),
    );
  };
}

/**
 * Returns which days of a layer are shown once it has come a share of its way, from 0 to 1: the same object for the same
 * days, so that comparing two scenes is cheap.
 */
function daysOf(
  layer: string,
  { days: only = {}, draw = {} }: SceneSpec,
  setting: KeyframeSetting,
) {
  const { days, motion } = setting;
  const shown = only[layer];
  const some = (days[layer] ?? []).filter((day) => !shown || isAmong(day, shown));
  const first = some[0] ?? '';
  const come = ['', ...some].map((last): Days => [first, last]);
  const [from, to] = (motion && draw[layer]) || [1, 1];
  return (share: number): Days => {
    const count = Math.floor(clamp(lerp(from, to, share), 0, 1) * some.length + 1e-9);
    return come[count] ?? [first, ''];
  };
}

/** The days of layers that have any, in order, by the layers' ids. */
export type DaysOfLayers = Readonly<Record<string, readonly string[]>>;

export const daysOfLayers = (
  layers: readonly { readonly id: string; readonly days?: readonly string[] }[],
): DaysOfLayers => Object.fromEntries(layers.flatMap(({ id, days }) => (days ? [[id, days]] : [])));

/** A place in the text at which a layer has come some way. */
export interface Cue {
  readonly section: string;
  readonly layer: string;
  /** The scroll offset, in CSS pixels, at which it is read. */
  readonly at: number;
  /** Of what the section draws of the layer, from 0 to 1. */
  readonly share: number;
}

/** Returns how far a layer has come at a progress of its hold: by the cues, else evenly; never backwards. */
export function paceOf(
  cues: readonly Cue[],
  { start, end }: Pick<Hold, 'start' | 'end'>,
): typeof easeDrawing {
  if (cues.length === 0) return easeDrawing;
  const met = [...cues].sort((a, b) => a.at - b.at);
  let most = 0;
  const points = met.map(({ at, share }) => {
    most = Math.max(most, share);
    return [progressBetween(start, end, at), most] as const;
  });
  const stops = [[0, 0] as const, ...points, [1, 1] as const];
  return (progress) => {
    if (progress >= 1) return 1;
    const next = stops.findIndex(([place]) => place > progress);
    const [to, share] = stops[next] ?? [1, 1];
    const [from, come] = stops[next - 1] ?? [0, 0];
    return to > from ? lerp(come, share, (Math.max(progress, 0) - from) / (to - from)) : come;
  };
}

/** The shares of a hold in which a route rests: the reader sees where it begins, and reads the last lines beside the whole. */
const [restAtStart, restAtEnd] = [0.08, 0.25];

/** Eases drawing over the progress of a hold, both from 0 to 1, almost evenly between the rests. */
export function easeDrawing(progress: number): number {
  const t = (progress - restAtStart) / (1 - restAtStart - restAtEnd);
  if (!(t > 0)) return 0;
  if (t >= 1) return 1;
  return t * t * (3 - 2 * t);
}
