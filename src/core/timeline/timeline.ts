import type { Viewport } from '../camera/camera.ts';
import type { SceneSpecs } from '../story/scene-spec.ts';
import { type Hold, progressBetween } from './holds.ts';
import { type Cue, type DaysOfLayers, type Keyframe, keyframe } from './keyframe.ts';
import { type Passage, passageOnPage } from './passage.ts';
import type { Scene } from './scene.ts';
import { travel } from './travel.ts';

export type Timeline = ReturnType<typeof timeline>;

/** Without `motion`, scenes switch halfway between holds. @throws RangeError without a hold or a first scene. */
export function timeline(
  specs: SceneSpecs,
  holds: readonly Hold[],
  viewport: Viewport,
  options: {
    readonly motion?: boolean;
    readonly days?: DaysOfLayers;
    readonly cues?: readonly Cue[];
    readonly passages?: readonly Passage[];
    /** The viewport on a passage; defaults to `viewport`. */
    readonly passing?: Viewport;
    /** How far into a section's hold a link to it scrolls, in CSS pixels. */
    readonly rest?: number;
  } = {},
) {
  const { motion = true, days = {}, cues = [], passing = viewport, rest = 0 } = options;
  const passages = (motion && options.passages) || [];
  const [first, ...others] = holds;
  if (first === undefined)
    throw new RangeError('The timeline has no hold: measure at least one section of the story.');
  const setting = { viewport, passing, motion, days, ...collectNames(specs, days) };
  const frame = (hold: Hold, before?: Keyframe): Keyframe => {
    const spec = specs[hold.id];
    if (spec === undefined) {
      if (before) return { first: before.last, last: before.last, at: () => before.last };
      throw new RangeError(
        `Section "${hold.id}" has no scene: add one for it to the story's scenes.`,
      );
    }
    const inSection = cues.filter(({ section }) => section === hold.id);
    const passage = passages.find(({ section }) => section === hold.id);
    const onPage =
      passage &&
      passageOnPage(passage, spec, hold, { end: endOf(passage, inSection), rest }, setting);
    return keyframe(hold, spec, setting, inSection, onPage);
  };
  const keyframes: [Keyframe, ...Keyframe[]] = [frame(first)];
  for (const hold of others) keyframes.push(frame(hold, keyframes.at(-1)));
  const travels: ((t: number) => Scene)[] = [];

  return {
    /** In order; `start ≤ end ≤ next start`. */
    holds: [first, ...others] as const,
    keyframes,
    /** Returns the travel after the hold `index`, which is cached. */
    travelFrom: (index: number): ((t: number) => Scene) => {
      const from = (keyframes[index] ?? keyframes[0]).last;
      const to = keyframes[index + 1]?.first ?? from;
      if (from === to) return () => from;
      travels[index] ??= motion ? travel(from, to, viewport) : (t) => (t < 0.5 ? from : to);
      return travels[index];
    },
  };
}

/** The scroll offset of the text that names the end of a passage's longest route. */
const endOf = ({ distances, km }: Passage, cues: readonly Cue[]): number | undefined =>
  cues.find(({ layer, share }) => share === 1 && distances[layer]?.at(-1)?.[1] === km)?.at;

function collectNames(specs: SceneSpecs, days: DaysOfLayers) {
  const scenes = Object.values(specs);
  const layers = scenes.flatMap((scene) => Object.keys(scene.layers));
  const drawn = scenes.flatMap(({ draw = {} }) => Object.keys(draw));
  const routes = drawn.filter((id) => !Object.hasOwn(days, id));
  const each = (ids: readonly string[], value: number) =>
    Object.fromEntries(ids.map((id) => [id, value]));
  return { hidden: each(layers, 0), whole: each(routes, 1) };
}

/** `position` is in CSS pixels. Within a hold, what does not change is the same object, for fast comparison. */
export function sceneAt({ holds, keyframes, travelFrom }: Timeline, position: number): Scene {
  const { index, travelTo, progress } = stretchAt(holds, position);
  return travelTo ? travelFrom(index)(progress) : (keyframes[index] ?? keyframes[0]).at(progress);
}

export function sceneAhead({ holds, keyframes }: Timeline, position: number, id: string) {
  const index = holds.findIndex((hold) => hold.id === id);
  return position < (holds[index]?.start ?? 0) ? keyframes[index]?.first : undefined;
}

export interface Place {
  /** The current section; on a travel, the one before it. */
  readonly id: string;
  readonly progress: number;
  readonly travelTo?: string;
}

export function placeAt({ holds }: Timeline, position: number): Place {
  const { hold, travelTo, progress } = stretchAt(holds, position);
  return { id: hold.id, progress, ...(travelTo && { travelTo: travelTo.id }) };
}

/** Returns the section at a place; from the middle of a travel on, the next one. */
export const sectionRead = ({ id, progress, travelTo }: Place): string =>
  travelTo !== undefined && progress >= 0.5 ? travelTo : id;

function stretchAt(holds: Timeline['holds'], position: number) {
  const last = holds.findLastIndex(({ start }) => start <= position);
  const index = Math.max(0, last);
  const hold = holds[index] ?? holds[0];
  const travelTo = position > hold.end ? holds[index + 1] : undefined;
  const [start, end] = travelTo ? [hold.end, travelTo.start] : [hold.start, hold.end];
  return { hold, index, travelTo, progress: progressBetween(start, end, position) };
}
