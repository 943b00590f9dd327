import type { Viewport } from '../camera/viewport.ts';
import { annotationGroup } from '../story/annotation-spec.ts';
import type { SceneSpec, SceneSpecs } from '../story/scene-spec.ts';
import type { DaysOfLayers } from './days.ts';
import type { Hold } from './holds.ts';
import { type Keyframe, type KeyframeSetting, keyframe } from './keyframe.ts';
import { type Cue, paceOf } from './pace.ts';
import type { Scene } from './scene.ts';
import { cut, travel } from './travel.ts';

/** The whole story over the scroll range: what each hold shows and how one becomes the next. */
export interface Timeline {
  /** In order, at least one; `start ≤ end ≤ next start`. */
  readonly holds: readonly [Hold, ...Hold[]];
  /** A keyframe for each hold. */
  readonly keyframes: readonly [Keyframe, ...Keyframe[]];
  /** The way from the hold of that index to the next; made when first asked for, then kept. */
  readonly travelFrom: (index: number) => (t: number) => Scene;
}

/** What else a timeline depends on. */
interface TimelineOptions {
  /** Whether the camera flies and routes are drawn; true by default. */
  readonly motion?: boolean;
  readonly days?: DaysOfLayers;
  /** The places of the text that what is drawn keeps step with. */
  readonly cues?: readonly Cue[];
}

/**
 * Makes the timeline of a story for a measured page and viewport. Make it anew when either
 * changes. With `motion: false` the camera and layers cut halfway between two holds and routes are
 * whole.
 *
 * @throws RangeError if there is no hold, or a hold's section has no scene.
 */
export function timeline(
  specs: SceneSpecs,
  holds: readonly Hold[],
  viewport: Viewport,
  { motion = true, days = {}, cues = [] }: TimelineOptions = {},
): Timeline {
  const [first, ...rest] = holds;
  if (first === undefined) {
    throw new RangeError('The timeline has no hold: measure at least one section of the story.');
  }
  const setting = { viewport, motion, days, ...allNamed(specs, days) };
  const frame = (hold: Hold) =>
    keyframe(specOf(specs, hold.id), setting, hold.id, (layer) => {
      const own = cues.filter((cue) => cue.section === hold.id && cue.layer === layer);
      return paceOf(own, hold);
    });
  const keyframes = [frame(first), ...rest.map(frame)] as const;
  const travels: ((t: number) => Scene)[] = [];

  return {
    holds: [first, ...rest],
    keyframes,
    travelFrom: (index) => {
      const from = (keyframes[index] ?? keyframes[0]).last;
      const to = keyframes[index + 1]?.first ?? from;
      travels[index] ??= motion ? travel(from, to, viewport) : cut(from, to);
      return travels[index];
    },
  };
}

function specOf(specs: SceneSpecs, id: string): SceneSpec {
  const spec = specs[id];
  if (spec === undefined) {
    throw new RangeError(`Section "${id}" has no scene: add one for it to the story's scenes.`);
  }
  return spec;
}

function allNamed(
  specs: SceneSpecs,
  days: DaysOfLayers,
): Pick<KeyframeSetting, 'hidden' | 'whole' | 'unwritten'> {
  const scenes = Object.values(specs);
  const layers = scenes.flatMap((scene) => Object.keys(scene.layers));
  const drawn = scenes.flatMap(({ draw = {} }) => Object.keys(draw));
  const routes = drawn.filter((id) => !Object.hasOwn(days, id));
  const annotated = Object.entries(specs).flatMap(([id, { annotations = [] }]) =>
    annotations.map((annotation) => annotationGroup(id, annotation)),
  );
  const each = (ids: readonly string[], value: number) =>
    Object.fromEntries(ids.map((id) => [id, value]));
  return { hidden: each(layers, 0), whole: each(routes, 1), unwritten: each(annotated, 0) };
}
