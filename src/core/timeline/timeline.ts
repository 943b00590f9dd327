import type { Viewport } from '../camera/camera.ts';
import type { SceneSpecs } from '../story/scene-spec.ts';
import { type Hold, progressBetween } from './holds.ts';
import { type Cue, type DaysOfLayers, type Keyframe, keyframe } from './keyframe.ts';
import { joinHolds, type Passage, passageOnPage } from './passage.ts';
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

/**
 * Makes the timeline of a story for a measured page and viewport. Make it anew when either
 * changes. With `motion: false` the camera and layers cut halfway between two holds and routes are
 * whole.
 *
 * @param options.motion Whether the camera flies and routes are drawn; true by default.
 * @param options.cues The places of the text that what is drawn keeps step with.
 * @param options.passages The sections over which the camera follows routes; with motion alone.
 * @param options.rest How far beyond the start of its hold a link to a section leads, in CSS pixels.
 * @throws RangeError if there is no hold, or the first hold's section has no scene.
 */
export function timeline(
  specs: SceneSpecs,
  measured: readonly Hold[],
  viewport: Viewport,
  options: {
    readonly motion?: boolean;
    readonly days?: DaysOfLayers;
    readonly cues?: readonly Cue[];
    readonly passages?: readonly Passage[];
    readonly rest?: number;
  } = {},
): Timeline {
  const { motion = true, days = {}, cues = [], rest = 0 } = options;
  const passages = (motion && options.passages) || [];
  const holds = joinHolds(measured, passages, rest);
  const [first, ...others] = holds;
  if (first === undefined) {
    throw new RangeError('The timeline has no hold: measure at least one section of the story.');
  }
  const setting = { viewport, motion, days, ...allNamed(specs, days) };
  const onPage = passages.flatMap((passage) => {
    const [own, ...more] = holds.filter(({ id }) => passage.sections.includes(id));
    if (!own) return [];
    const { sections } = passage;
    const reach = { end: endOf(passage, cues), rest };
    return [{ sections, ...passageOnPage(passage, specs, [own, ...more], reach, viewport) }];
  });
  const frame = (hold: Hold, before?: Keyframe): Keyframe => {
    const spec = specs[hold.id];
    if (spec === undefined) {
      if (before) return kept(before.last);
      throw new RangeError(
        `Section "${hold.id}" has no scene: add one for it to the story's scenes.`,
      );
    }
    const own = cues.filter(({ section }) => section === hold.id);
    const passage = onPage.find(({ sections }) => sections.includes(hold.id));
    return keyframe(hold, spec, setting, own, passage);
  };
  const keyframes: [Keyframe, ...Keyframe[]] = [frame(first)];
  for (const hold of others) keyframes.push(frame(hold, keyframes.at(-1)));
  const travels: ((t: number) => Scene)[] = [];

  return {
    holds: [first, ...others],
    keyframes,
    travelFrom: (index) => {
      const from = (keyframes[index] ?? keyframes[0]).last;
      const to = keyframes[index + 1]?.first ?? from;
      travels[index] ??=
        from === to ? () => from : motion ? travel(from, to, viewport) : cut(from, to);
      return travels[index];
    },
  };
}

/** The keyframe of a section that keeps a scene. */
const kept = (scene: Scene): Keyframe => ({ first: scene, last: scene, at: () => scene });

/** The scroll offset at which the words are read that name the end of a passage's longest route. */
function endOf({ sections, distances, km }: Passage, cues: readonly Cue[]): number | undefined {
  return cues.find(
    ({ section, layer, share }) =>
      sections.includes(section) && share === 1 && distances[layer]?.at(-1)?.[1] === km,
  )?.at;
}

/** What every keyframe speaks of, so that each layer, route and annotation is in each scene. */
function allNamed(specs: SceneSpecs, days: DaysOfLayers) {
  const scenes = Object.values(specs);
  const layers = scenes.flatMap((scene) => Object.keys(scene.layers));
  const drawn = scenes.flatMap(({ draw = {} }) => Object.keys(draw));
  const routes = drawn.filter((id) => !Object.hasOwn(days, id));
  const each = (ids: readonly string[], value: number) =>
    Object.fromEntries(ids.map((id) => [id, value]));
  return { hidden: each(layers, 0), whole: each(routes, 1) };
}

/**
 * The picture at a scroll position in CSS pixels: a function of the position alone, the same from
 * every direction. In a hold its camera and opacities are the very objects of the keyframe, so that
 * comparing two scenes of one hold costs nothing.
 */
export function sceneAt({ holds, keyframes, travelFrom }: Timeline, position: number): Scene {
  const { index, travelTo, progress } = stretchAt(holds, position);
  return travelTo ? travelFrom(index)(progress) : (keyframes[index] ?? keyframes[0]).at(progress);
}

/** The picture with which a section's hold begins, while that is still ahead of a scroll position. */
export function sceneAhead(
  { holds, keyframes }: Timeline,
  position: number,
  id: string,
): Scene | undefined {
  const index = holds.findIndex((hold) => hold.id === id);
  return position < (holds[index]?.start ?? 0) ? keyframes[index]?.first : undefined;
}

/** Where the reader is in the story. */
export interface Place {
  /** The section that the reader is in or, on a travel, has just left. */
  readonly id: string;
  /** How far the hold, or the travel, has come, from 0 to 1. */
  readonly progress: number;
  /** The section that a travel leads to; absent in a hold. */
  readonly travelTo?: string;
}

/** The reader's place at a scroll position in CSS pixels. */
export function placeAt({ holds }: Timeline, position: number): Place {
  const { hold, travelTo, progress } = stretchAt(holds, position);
  return { id: hold.id, progress, ...(travelTo && { travelTo: travelTo.id }) };
}

/**
 * The id of the section that a place belongs to: in a hold its own; on a travel, from the middle on,
 * the one that it leads to, which is where the scene cuts without motion.
 */
export function sectionRead({ id, progress, travelTo }: Place): string {
  return travelTo !== undefined && progress >= 0.5 ? travelTo : id;
}

/**
 * The hold at a scroll position in CSS pixels, or the travel that follows it to another, and how far that
 * has come, from 0 to 1. Before the first hold it is that one.
 */
function stretchAt(holds: Timeline['holds'], position: number) {
  const begun = holds.findLastIndex(({ start }) => start <= position);
  const index = Math.max(0, begun);
  const hold = holds[index] ?? holds[0];
  const travelTo = position > hold.end ? holds[index + 1] : undefined;
  return travelTo
    ? { hold, index, travelTo, progress: progressBetween(hold.end, travelTo.start, position) }
    : { hold, index, travelTo, progress: progressBetween(hold.start, hold.end, position) };
}
