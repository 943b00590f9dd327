import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Viewport } from '../../../src/core/camera/camera.ts';
import { fitBounds } from '../../../src/core/camera/fit-bounds.ts';
import { flight } from '../../../src/core/camera/flight.ts';
import type { SceneSpec, SceneSpecs } from '../../../src/core/story/scene-spec.ts';
import { sceneAhead, sceneAt, timeline } from '../../../src/core/timeline/timeline.ts';
import { easeTravel } from '../../../src/core/timeline/travel.ts';
import { number } from '../arbitraries.ts';
import { story } from '../arbitrary-story.ts';

const viewport: Viewport = {
  width: 1000,
  height: 800,
  covered: { top: 0, right: 0, bottom: 0, left: 400 },
};
const specs: SceneSpecs = {
  china: { bounds: [98, 18, 130, 45], layers: { jilin: 1 } },
  laos: { bounds: [98, 17, 130, 43], layers: { jilin: 1, laos: 1 }, draw: { laos: [0, 1] } },
  thailand: {
    bounds: [97, 13, 130, 43],
    layers: { laos: 0.5, thailand: 1 },
    draw: { thailand: [0.6, 1] },
  },
};
const noScene: SceneSpec = { bounds: [0, 0, 1, 1], layers: {} };
const holds = [
  { id: 'china', start: 0, end: 100 },
  { id: 'laos', start: 200, end: 300 },
  { id: 'thailand', start: 400, end: 500 },
];
const line = timeline(specs, holds, viewport);

describe('sceneAt', () => {
  it('holds the camera fitted to the section in view, the same object throughout', () => {
    const scene = sceneAt(line, 210);
    expect(scene.camera).toEqual(fitBounds(specs.laos ?? noScene, viewport));
    expect(sceneAt(line, 290).camera).toBe(scene.camera);
    expect(sceneAt(line, 290).opacity).toBe(scene.opacity);
    expect(sceneAt(line, 10)).toBe(sceneAt(line, 90));
  });

  it('speaks of every layer of the story in every section', () => {
    expect(sceneAt(line, 50)).toMatchObject({
      opacity: { jilin: 1, laos: 0, thailand: 0 },
      drawn: { laos: 1, thailand: 1 },
    });
  });

  it('draws a route over the hold, at rest near its start, and whole for its last quarter', () => {
    const drawn = [200, 207, 241.5, 276, 300].map((at) => sceneAt(line, at).drawn.laos);
    expect(drawn).toEqual([0, 0, expect.closeTo(0.5, 12), 1, 1]);
  });

  it('fades a route in undrawn and out as it was left', () => {
    const arriving = sceneAt(line, 165);
    expect(arriving.opacity.laos).toBeGreaterThan(0);
    expect(arriving).toMatchObject({ opacity: { jilin: 1 }, drawn: { laos: 0 } });
    expect(sceneAt(line, 350)).toMatchObject({
      opacity: { jilin: 0, laos: 0.75, thailand: 0 },
      drawn: { laos: 1, thailand: 0.6 },
    });
  });

  it('never shows what only one section has together with what only the next one has', () => {
    fc.assert(
      fc.property(story, number(0, 1), ({ specs, holds, viewport }, t) => {
        const line = timeline(specs, holds, viewport);
        for (const i of holds.slice(1).keys()) {
          const [a, b] = [line.travelFrom(i)(0), line.travelFrom(i)(1)];
          const { opacity } = line.travelFrom(i)(t);
          const seen = Object.keys(opacity).filter((id) => (opacity[id] ?? 0) > 0);
          const leaving = seen.filter((id) => !b.opacity[id]);
          const coming = seen.filter((id) => !a.opacity[id]);
          expect(Math.min(leaving.length, coming.length)).toBe(0);
        }
      }),
    );
  });

  it('fades a route out as far drawn as the reader left it', () => {
    const half = timeline(
      {
        a: { bounds: [98, 17, 130, 43], layers: { laos: 1 }, draw: { laos: [0, 0.5] } },
        b: specs.china ?? noScene,
      },
      holds.slice(0, 2).map((hold, i) => ({ ...hold, id: i === 0 ? 'a' : 'b' })),
      viewport,
    );
    expect([110, 150, 190].map((at) => sceneAt(half, at).drawn.laos)).toEqual([0.5, 0.5, 0.5]);
  });

  it('leaves a quiet place out beside its section and on the ways to and from there, and nowhere else', () => {
    const quiet = timeline(
      { ...specs, laos: { ...(specs.laos ?? noScene), quiet: ['Yanji'] } },
      holds,
      viewport,
    );
    const names = [50, 101, 150, 250, 399, 450].map((at) => sceneAt(quiet, at).quiet ?? []);
    const yanji = ['Yanji'];
    expect(names).toEqual([[], yanji, yanji, yanji, yanji, []]);
  });

  it('shows the annotations of the section in view, and none of another with them', () => {
    const annotations = [{ text: 'Here', at: [110, 30], side: 'top' }] as const;
    const annotated = timeline(
      {
        ...specs,
        china: { ...(specs.china ?? noScene), annotations },
        laos: { ...(specs.laos ?? noScene), annotations },
      },
      holds,
      viewport,
    );
    const shownAt = (at: number) => sceneAt(annotated, at).annotations ?? {};
    expect([50, 250, 450].map(shownAt)).toEqual([
      { china: 1, laos: 0 },
      { china: 0, laos: 1 },
      { china: 0, laos: 0 },
    ]);
    const onTheWay = Array.from({ length: 99 }, (_, i) => shownAt(101 + i));
    expect(onTheWay.filter(({ china = 0, laos = 0 }) => china > 0 && laos > 0)).toEqual([]);
    expect(onTheWay.some(({ china = 0 }) => china > 0 && china < 1)).toBe(true);
    expect(onTheWay.some(({ laos = 0 }) => laos > 0 && laos < 1)).toBe(true);
  });

  it('shows an annotation of a day once that day has come, and no longer on the way back', () => {
    const here = { text: 'Here', at: [110, 30], side: 'top' } as const;
    const annotations = [here, { ...here, day: '2014-07-02' }, { ...here, day: '2014-07-13' }];
    const days = { sites: ['2014-02-21', '2014-07-02', '2014-07-13', '2014-07-14'] };
    const laos = { ...noScene, layers: { sites: 1 }, annotations } as const;
    const draw = { sites: [0, 1] } as const;
    const shownAt = (spec: SceneSpec, at: number, motion = true) => {
      const line = timeline({ ...specs, laos: spec }, holds, viewport, { days, motion });
      return Object.values(sceneAt(line, at).annotations ?? {});
    };
    const positions = [200, 230, 245, 300, 245, 230];
    expect(positions.map((at) => shownAt({ ...laos, draw }, at))).toEqual([
      [1, 0, 0],
      [1, 0, 0],
      [1, 1, 0],
      [1, 1, 1],
      [1, 1, 0],
      [1, 0, 0],
    ]);
    expect(shownAt(laos, 200)).toEqual([1, 1, 1]);
    expect(shownAt({ ...laos, draw }, 200, false)).toEqual([1, 1, 1]);
  });

  it('has the names stand that the nearer section asks for', () => {
    const named = timeline(
      { ...specs, laos: { ...(specs.laos ?? noScene), names: ['Seoul'] } },
      holds,
      viewport,
    );
    const names = [50, 110, 190, 250, 310, 390, 450].map((at) => sceneAt(named, at).names ?? []);
    const seoul = ['Seoul'];
    expect(names).toEqual([[], [], seoul, seoul, seoul, [], []]);
  });

  it('flies from camera to camera, eased', () => {
    const [from, to] = [sceneAt(line, 100).camera, sceneAt(line, 200).camera];
    const eased = flight(from, to, viewport)(easeTravel(0.25));
    expect(sceneAt(line, 125).camera).toEqual(eased);
  });

  it('goes on drawing a route that both sections show', () => {
    const both = timeline(
      {
        a: {
          ...specs.laos,
          bounds: [98, 17, 130, 43],
          layers: { laos: 1 },
          draw: { laos: [0, 0.4] },
        },
        b: { bounds: [98, 17, 130, 43], layers: { laos: 1 }, draw: { laos: [0.8, 1] } },
      },
      [
        { id: 'a', start: 0, end: 100 },
        { id: 'b', start: 200, end: 300 },
      ],
      viewport,
    );
    expect(sceneAt(both, 150).drawn.laos).toBeCloseTo(0.6, 12);
  });

  it('rests in the first scene before the story and in the last after it', () => {
    expect(sceneAt(line, -50)).toBe(sceneAt(line, 0));
    expect(sceneAt(line, Number.NaN)).toBe(sceneAt(line, 0));
    expect(sceneAt(line, 9999)).toBe(sceneAt(line, 500));
  });

  it('cuts in the middle and shows routes whole without motion', () => {
    const still = timeline(specs, holds, viewport, { motion: false });
    expect(sceneAt(still, 149)).toBe(sceneAt(still, 50));
    expect(sceneAt(still, 151)).toBe(sceneAt(still, 250));
    expect(sceneAt(still, 205).drawn).toEqual({ laos: 1, thailand: 1 });
  });

  it('gives the same picture from either direction', () => {
    fc.assert(
      fc.property(story, fc.array(number(-100, 20000), { maxLength: 20 }), (story, positions) => {
        const down = timeline(story.specs, story.holds, story.viewport);
        const up = timeline(story.specs, story.holds, story.viewport);
        const there = positions.map((position) => sceneAt(down, position));
        const back = positions.toReversed().map((position) => sceneAt(up, position));
        expect(back.toReversed()).toEqual(there);
      }),
    );
  });

  it('never jumps: a hundredth of a pixel of scroll is a small change of the picture', () => {
    const step = 0.01;
    fc.assert(
      fc.property(story, number(0, 1), ({ specs, holds, viewport }, share) => {
        const line = timeline(specs, holds, viewport);
        const position = share * (holds.at(-1)?.end ?? 0);
        const [here, there] = [sceneAt(line, position), sceneAt(line, position + step)];
        expect(Math.abs(here.camera.zoom - there.camera.zoom)).toBeLessThan(0.02);
        expect(Math.abs(here.camera.center[0] - there.camera.center[0]) % 359.9).toBeLessThan(0.2);
        expect(Math.abs(here.camera.center[1] - there.camera.center[1])).toBeLessThan(0.2);
        expect(Math.abs(here.camera.pitch - there.camera.pitch)).toBeLessThan(0.02);
        for (const id of [...Object.keys(here.opacity), ...Object.keys(there.opacity)]) {
          const change = (here.opacity[id] ?? 0) - (there.opacity[id] ?? 0);
          expect(Math.abs(change)).toBeLessThan((5 * step) / 100);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('meets the hold at both ends of a travel', () => {
    fc.assert(
      fc.property(story, ({ specs, holds, viewport }) => {
        const line = timeline(specs, holds, viewport);
        for (const [i, { end }] of holds.slice(0, -1).entries()) {
          const start = holds[i + 1]?.start ?? 0;
          expect(line.travelFrom(i)(0)).toBe(sceneAt(line, end));
          expect(line.travelFrom(i)(1)).toBe(sceneAt(line, start));
        }
      }),
    );
  });

  it('only ever draws a route forwards within a hold whose drawing goes forwards', () => {
    fc.assert(
      fc.property(story, number(0, 1), number(0, 1), ({ specs, holds, viewport }, p, q) => {
        const line = timeline(specs, holds, viewport);
        for (const { start, end } of holds) {
          const early = sceneAt(line, start + (end - start) * Math.min(p, q));
          const late = sceneAt(line, start + (end - start) * Math.max(p, q));
          for (const [id, drawn] of Object.entries(early.drawn)) {
            expect(late.drawn[id]).toBeGreaterThanOrEqual(drawn - 1e-12);
          }
        }
      }),
    );
  });

  it('keeps every opacity and drawing within 0 and 1', () => {
    fc.assert(
      fc.property(story, number(0, 1), ({ specs, holds, viewport }, share) => {
        const scene = sceneAt(timeline(specs, holds, viewport), share * (holds.at(-1)?.end ?? 0));
        for (const value of [...Object.values(scene.opacity), ...Object.values(scene.drawn)]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('sceneAhead', () => {
  const made = timeline(specs, holds, viewport);

  it('is what a hold begins with, until it begins', () => {
    expect(sceneAhead(made, 0, 'laos')).toBe(made.keyframes[1]?.first);
    expect(sceneAhead(made, 199, 'laos')?.drawn.laos).toBe(0);
    expect(sceneAhead(made, 200, 'laos')).toBeUndefined();
  });

  it('is none for a section without a hold', () => {
    expect(sceneAhead(made, 0, 'elsewhere')).toBeUndefined();
  });
});
