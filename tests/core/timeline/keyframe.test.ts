import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithinDays, type SceneSpec } from '../../../src/core/story/scene-spec.ts';
import { easeDrawing, paceOf } from '../../../src/core/timeline/keyframe.ts';
import { sceneAt, timeline } from '../../../src/core/timeline/timeline.ts';
import { forAll, number } from '../arbitraries.ts';

/** The rounding error allowed between two ordered shares. */
const rounding = 1e-12;

const days = ['2014-02-21', '2014-03-03', '2014-07-13', '2014-07-14'];
const viewport = { width: 800, height: 600, covered: { top: 0, right: 0, bottom: 0, left: 0 } };
const hold = { id: 'way', start: 1000, end: 2000 };
const cue = (at: number, share: number, layer = 'route') => ({ section: 'way', layer, at, share });

describe('a section that shows days of a layer', () => {
  const bounds = [124, 37, 129, 40] as const;
  const day = '2014-07-14';
  const one: SceneSpec = { bounds, layers: { sites: 1 }, days: { sites: [day, day] } };
  const all: SceneSpec = { bounds, layers: { sites: 1 }, draw: { sites: [0, 1] } };
  const without: SceneSpec = { bounds, layers: {} };
  const sceneOf = (first: SceneSpec, second: SceneSpec, place: number, motion = true) => {
    const holds = [
      { id: 'first', start: 0, end: 1000 },
      { id: 'second', start: 1100, end: 1200 },
    ];
    const line = timeline({ first, second }, holds, viewport, { motion, days: { sites: days } });
    return sceneAt(line, place);
  };
  const shownAt = (spec: SceneSpec, place: number, motion = true) => {
    const shown = sceneOf(spec, without, place, motion).days?.sites;
    return days.filter((day) => shown && isWithinDays(day, shown));
  };

  it('shows only the days that it names', () => {
    expect([0, 1000].map((place) => shownAt(one, place))).toEqual([['2014-07-14'], ['2014-07-14']]);
  });

  it('reveals the days as the reader scrolls, or all at once without motion', () => {
    const counts = [0, 300, 500, 700, 1000].map((place) => shownAt(all, place).length);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect([counts[0], counts.at(-1)]).toEqual([0, days.length]);
    expect(new Set(counts).size).toBeGreaterThan(2);
    expect(shownAt(all, 0, false)).toEqual(days);
  });

  it.each([
    ['keeps its days while it fades out', one, without],
    ['fades in with its days', without, one],
  ])('%s', (_, from, to) => {
    for (const place of [1010, 1090])
      expect(sceneOf(from, to, place).days?.sites).toEqual([day, day]);
  });

  it('shows an annotation of a day once that day is reached, and hides it on the way back', () => {
    const here = { text: 'Here', at: [126, 38], side: 'top' } as const;
    const annotations = [here, { ...here, day: '2014-03-03' }, { ...here, day: '2014-07-13' }];
    const writtenAt = (spec: SceneSpec, place: number, motion = true) =>
      Object.values(sceneOf({ ...spec, annotations }, without, place, motion).annotations ?? {});
    const there = [0, 300, 450, 1000, 450, 300].map((place) => writtenAt(all, place).join(''));
    expect(there).toEqual(['100', '100', '110', '111', '110', '100']);
    const { draw, ...undrawn } = all;
    expect(writtenAt(undrawn, 0)).toEqual([1, 1, 1]);
    expect(writtenAt(all, 0, false)).toEqual([1, 1, 1]);
  });
});

describe('a section whose annotations come one by one', () => {
  const word = { text: 'Word', at: [112, 35], side: 'top', large: true } as const;
  const annotations = [0, 0.33, 0.67].map((from) => ({ ...word, from }));
  const spec: SceneSpec = { bounds: [100, 20, 130, 45], layers: {}, annotations };
  const sceneOf = (place: number, motion = true, own = spec) =>
    sceneAt(timeline({ way: own }, [hold], viewport, { motion }), place);
  const writtenAt = (...asked: Parameters<typeof sceneOf>) =>
    Object.values(sceneOf(...asked).annotations ?? {});

  it('shows one after the other, the earlier ones grey, and goes back the same way', () => {
    const stages = [
      [1, 0, 0],
      [0.5, 1, 0],
      [0.5, 0.5, 1],
    ];
    const there = [1000, 1500, 1900].map((place) => writtenAt(place));
    expect(there).toEqual(stages);
    const back = [2000, 1400, 1100].map((place) => writtenAt(place));
    expect(back).toEqual(stages.toReversed());
    expect(sceneOf(1900).camera).toEqual(sceneOf(1000).camera);
  });

  it('brings the layer of each with it, at the share of opacity that the scene gives, and makes it pale after', () => {
    const about = ['first', 'second', undefined].map((layer, i) => ({
      ...(annotations[i] ?? word),
      ...(layer && { layer }),
    }));
    const layers = { first: 1, second: 0.8, ground: 0.6 };
    const own = { ...spec, layers, annotations: about };
    const opacityAt = (...at: [number, boolean?]) => sceneOf(at[0], at[1] ?? true, own).opacity;
    expect(opacityAt(1000)).toEqual({ first: 1, second: 0, ground: 0.6 });
    expect(opacityAt(1500)).toEqual({ first: 0.5, second: 0.8, ground: 0.6 });
    expect(opacityAt(1900)).toEqual({ first: 0.5, second: 0.4, ground: 0.6 });
    expect(opacityAt(1000, false)).toEqual(layers);
  });

  it('shows all at full strength without motion, and always one that has no share', () => {
    expect(writtenAt(1000, false)).toEqual([1, 1, 1]);
    const also = { ...spec, annotations: [...annotations, { ...word, large: false }] };
    expect([1000, 1900].map((place) => writtenAt(place, true, also).at(-1))).toEqual([1, 1]);
  });
});

it('paceOf reaches the share of each cue at that cue’s position, in any order of cues', () => {
  const [first, second, third] = [cue(1200, 0.3), cue(1600, 0.7), cue(1900, 1)];
  const pace = paceOf([second, first, third], hold);
  expect([0, 0.2, 0.4, 0.6, 0.9, 1].map(pace)).toEqual([0, 0.3, expect.closeTo(0.5), 0.7, 1, 1]);
});

it('paceOf without cues follows the scroll: nothing at first, everything for the last quarter', () => {
  expect([0, 0.08, 0.75, 0.9, 1].map(paceOf([], hold))).toEqual([0, 0, 1, 1, 1]);
});

it('a pace never goes back, starts at nothing and ends complete, wherever its cues are', () => {
  const cues = fc.array(fc.tuple(number(0, 3000), number(0, 1)).map(([at, to]) => cue(at, to)));
  forAll(cues, number(0, 1), number(0, 1), (cues, a, b) => {
    for (const pace of [paceOf(cues, hold), easeDrawing]) {
      expect(pace(Math.max(a, b)) - pace(Math.min(a, b))).toBeGreaterThan(-rounding);
      expect(pace(a)).toBeGreaterThanOrEqual(0);
      expect(pace(a)).toBeLessThanOrEqual(1);
      expect(pace(1)).toBe(1);
    }
  });
});

const way: SceneSpec = {
  bounds: [97, 13, 130, 43],
  layers: { route: 1, flight: 0.8 },
  draw: { route: [0, 1] },
  fade: { flight: [0, 1] },
};
const cues = [cue(1500, 0.8), cue(1600, 1), cue(1800, 0, 'flight'), cue(1900, 1, 'flight')];
const at = (place: number, motion = true) =>
  sceneAt(timeline({ way }, [hold], viewport, { cues, motion }), place);

it('a section with cues completes a route at the route’s cue, and fades a layer in up to the layer’s cue', () => {
  expect(at(1500)).toMatchObject({ drawn: { route: 0.8 }, opacity: { flight: 0 } });
  expect(at(1600)).toMatchObject({ drawn: { route: 1 }, opacity: { flight: 0 } });
  expect(at(1850).opacity.flight).toBeCloseTo(0.4);
  expect(at(2000)).toMatchObject({ drawn: { route: 1 }, opacity: { flight: 0.8, route: 1 } });
});

it('a section with cues draws everything at once without motion', () => {
  expect(at(1000, false)).toMatchObject({ drawn: { route: 1 }, opacity: { flight: 0.8 } });
});
