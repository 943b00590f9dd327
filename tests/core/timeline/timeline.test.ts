import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitBounds } from '../../../src/core/camera/fit-bounds.ts';
import { flight } from '../../../src/core/camera/flight.ts';
import type { SceneSpec } from '../../../src/core/story/scene-spec.ts';
import {
  placeAt,
  sceneAhead,
  sceneAt,
  sectionRead,
  timeline,
} from '../../../src/core/timeline/timeline.ts';
import { easeTravel } from '../../../src/core/timeline/travel.ts';
import { desk as viewport } from '../../support/views.ts';
import { forAll, inRuns, number } from '../arbitraries.ts';
import { story } from '../arbitrary-story.ts';

const china: SceneSpec = { bounds: [98, 18, 130, 45], layers: { jilin: 1 } };
const layers = { jilin: 1, laos: 1 };
const laos: SceneSpec = { bounds: [98, 17, 130, 43], layers, draw: { laos: [0, 1] } };
const thailand: SceneSpec = {
  bounds: [97, 13, 130, 43],
  layers: { laos: 0.5, thailand: 1 },
  draw: { thailand: [0.6, 1] },
};
const holds = [
  { id: 'china', start: 0, end: 100 },
  { id: 'laos', start: 200, end: 300 },
  { id: 'thailand', start: 400, end: 500 },
];
const specs = { china, laos, thailand };
const line = timeline(specs, holds, viewport);
const still = timeline(specs, holds, viewport, { motion: false });

it('a timeline reports a first section without a scene, and an empty list of sections', () => {
  expect(() => timeline({ laos }, holds, viewport)).toThrow(
    'Section "china" has no scene: add one for it to the story\'s scenes.',
  );
  expect(() => timeline(specs, [], viewport)).toThrow('measure at least one section');
});

it.each([true, false])('keeps the last scene if sections have none, motion: %s', (motion) => {
  const { china, laos } = specs;
  const kept = timeline({ china, laos }, holds, viewport, { motion });
  const end = sceneAt(kept, 300);
  expect(end.drawn.laos).toBe(1);
  for (const position of [330, 380, 400, 450, 500, 900]) expect(sceneAt(kept, position)).toBe(end);
  expect(placeAt(kept, 450).id).toBe('thailand');
});

describe('the scene at a scroll position', () => {
  it('has the camera fitted to the current section, as one stable object, and covers every layer of the story', () => {
    const scene = sceneAt(line, 210);
    expect(scene.camera).toEqual(fitBounds(laos, viewport));
    expect(sceneAt(line, 290).camera).toBe(scene.camera);
    expect(sceneAt(line, 290).opacity).toBe(scene.opacity);
    expect(sceneAt(line, 10)).toBe(sceneAt(line, 90));
    expect(sceneAt(line, 50)).toMatchObject({
      opacity: { jilin: 1, laos: 0, thailand: 0 },
      drawn: { laos: 1, thailand: 1 },
    });
  });

  it('eases the flight between cameras, and rests in the first scene before the story and in the last scene after it', () => {
    const [from, to] = [sceneAt(line, 100).camera, sceneAt(line, 200).camera];
    expect(sceneAt(line, 125).camera).toEqual(flight(from, to, viewport)(easeTravel(0.25)));
    expect(sceneAt(line, -50)).toBe(sceneAt(line, 0));
    expect(sceneAt(line, Number.NaN)).toBe(sceneAt(line, 0));
    expect(sceneAt(line, 9999)).toBe(sceneAt(line, 500));
  });

  it('fades a route in undrawn, and fades it out drawn as far as it was', () => {
    const arriving = sceneAt(line, 165);
    expect(arriving.opacity.laos).toBeGreaterThan(0);
    expect(arriving).toMatchObject({ opacity: { jilin: 1 }, drawn: { laos: 0 } });
    expect(sceneAt(line, 350)).toMatchObject({
      opacity: { jilin: 0, laos: 0.75, thailand: 0 },
      drawn: { laos: 1, thailand: 0.6 },
    });
    const half = { ...specs, china: { ...laos, draw: { laos: [0, 0.5] } }, laos: china } as const;
    const halfway = timeline(half, holds, viewport);
    expect([110, 150, 190].map((at) => sceneAt(halfway, at).drawn.laos)).toEqual([0.5, 0.5, 0.5]);
  });

  it('keeps drawing a route that both sections show', () => {
    const both = {
      ...specs,
      china: { ...laos, draw: { laos: [0, 0.4] } },
      laos: { ...laos, draw: { laos: [0.8, 1] } },
    } as const;
    expect(sceneAt(timeline(both, holds, viewport), 150).drawn.laos).toBeCloseTo(0.6, 12);
  });

  it.each([
    ['hides quiet places beside their section and on the travels next to it', 'quiet', 101, 399],
    ['shows the names of the nearer section', 'names', 151, 349],
  ] as const)('%s', (_, list, first, last) => {
    const listed = timeline({ ...specs, laos: { ...laos, [list]: ['Seoul'] } }, holds, viewport);
    const listAt = (at: number) => sceneAt(listed, at)[list] ?? [];
    expect([50, first - 2, last + 2, 450].map(listAt)).toEqual([[], [], [], []]);
    for (const at of [first, 151, 250, 349, last]) expect(listAt(at)).toEqual(['Seoul']);
  });

  it('shows the annotations of the current section, and never two sections at once', () => {
    const annotations = [{ text: 'Here', at: [110, 30], side: 'top' }] as const;
    const annotated = timeline(
      { ...specs, china: { ...china, annotations }, laos: { ...laos, annotations } },
      holds,
      viewport,
    );
    const shownAt = (at: number) => sceneAt(annotated, at).annotations ?? {};
    expect([50, 250, 450].map(shownAt)).toEqual([{ china: 1 }, { laos: 1 }, {}]);
    const onTheWay = Array.from({ length: 99 }, (_, i) => shownAt(101 + i));
    expect(onTheWay.filter(({ china = 0, laos = 0 }) => china > 0 && laos > 0)).toEqual([]);
    expect(onTheWay.some(({ china = 0 }) => china > 0 && china < 1)).toBe(true);
    expect(onTheWay.some(({ laos = 0 }) => laos > 0 && laos < 1)).toBe(true);
  });

  it('cuts halfway and draws routes whole without motion', () => {
    expect(sceneAt(still, 149)).toBe(sceneAt(still, 50));
    expect(sceneAt(still, 151)).toBe(sceneAt(still, 250));
    expect(sceneAt(still, 205).drawn).toEqual({ laos: 1, thailand: 1 });
  });
});

it('the scenes of any story are the same in either scroll direction', () =>
  forAll(story, fc.array(number(-100, 20000), { maxLength: 20 }), (story, positions) => {
    const down = timeline(story.specs, story.holds, story.viewport);
    const up = timeline(story.specs, story.holds, story.viewport);
    const there = positions.map((position) => sceneAt(down, position));
    const back = positions.toReversed().map((position) => sceneAt(up, position));
    expect(back.toReversed()).toEqual(there);
  }));

it('the scenes of any story never jump: a hundredth of a pixel of scrolling changes little, and shares stay between 0 and 1', () => {
  const step = 0.01;
  inRuns(1000)(story, number(0, 1), ({ specs, holds, viewport }, share) => {
    const line = timeline(specs, holds, viewport);
    const position = share * (holds.at(-1)?.end ?? 0);
    const [here, there] = [sceneAt(line, position), sceneAt(line, position + step)];
    expect(Math.abs(here.camera.zoom - there.camera.zoom)).toBeLessThan(0.02);
    expect(Math.abs(here.camera.center[0] - there.camera.center[0]) % 359.9).toBeLessThan(0.2);
    expect(Math.abs(here.camera.center[1] - there.camera.center[1])).toBeLessThan(0.2);
    expect(Math.abs(here.camera.pitch - there.camera.pitch)).toBeLessThan(0.02);
    for (const value of [...Object.values(here.opacity), ...Object.values(here.drawn)]) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
    }
    for (const id of [...Object.keys(here.opacity), ...Object.keys(there.opacity)]) {
      const change = (here.opacity[id] ?? 0) - (there.opacity[id] ?? 0);
      expect(Math.abs(change)).toBeLessThan((5 * step) / 100);
    }
  });
});

it('the scenes of any story meet the holds at both ends of a travel, and never mix layers that only one end has with layers that only the other has', () =>
  forAll(story, number(0, 1), ({ specs, holds, viewport }, t) => {
    const line = timeline(specs, holds, viewport);
    for (const [i, { end }] of holds.slice(0, -1).entries()) {
      const [a, b] = [line.travelFrom(i)(0), line.travelFrom(i)(1)];
      expect(a).toBe(sceneAt(line, end));
      expect(b).toBe(sceneAt(line, holds[i + 1]?.start ?? 0));
      const { opacity } = line.travelFrom(i)(t);
      const seen = Object.keys(opacity).filter((id) => (opacity[id] ?? 0) > 0);
      const leaving = seen.filter((id) => !b.opacity[id]);
      const coming = seen.filter((id) => !a.opacity[id]);
      expect(Math.min(leaving.length, coming.length)).toBe(0);
    }
  }));

it('the scenes of any story draw a route only forwards within a hold whose drawing goes forwards', () =>
  forAll(story, number(0, 1), number(0, 1), ({ specs, holds, viewport }, p, q) => {
    const line = timeline(specs, holds, viewport);
    for (const { start, end } of holds) {
      const early = sceneAt(line, start + (end - start) * Math.min(p, q));
      const late = sceneAt(line, start + (end - start) * Math.max(p, q));
      for (const [id, drawn] of Object.entries(early.drawn))
        expect(late.drawn[id]).toBeGreaterThanOrEqual(drawn - 1e-12);
    }
  }));

it('sceneAhead returns the first scene of a hold until that hold begins', () => {
  expect(sceneAhead(line, 199, 'laos')).toBe(line.keyframes[1]?.first);
  expect(sceneAhead(line, 199, 'laos')?.drawn.laos).toBe(0);
  expect(sceneAhead(line, 200, 'laos')).toBeUndefined();
  expect(sceneAhead(line, 0, 'elsewhere')).toBeUndefined();
});

const meeting = [...holds.slice(0, 2), { id: 'thailand', start: 300, end: 300 }];

it.each([
  [-10, { id: 'china', progress: 0 }],
  [25, { id: 'china', progress: 0.25 }],
  [100, { id: 'china', progress: 1 }],
  [150, { id: 'china', progress: 0.5, travelTo: 'laos' }],
  [200, { id: 'laos', progress: 0 }],
  [299, { id: 'laos', progress: 0.99 }],
  [300, { id: 'thailand', progress: 1 }],
  [400, { id: 'thailand', progress: 1 }],
  [Number.NaN, { id: 'china', progress: 0 }],
])('placeAt %d is %o', (position, place) => {
  expect(placeAt(timeline(specs, meeting, viewport), position)).toEqual(place);
});

it('sectionRead switches in the middle of a travel, where scenes cut without motion', () => {
  expect(sectionRead({ id: 'a', progress: 1 })).toBe('a');
  expect(sectionRead({ id: 'a', progress: 0.49, travelTo: 'b' })).toBe('a');
  expect(sectionRead({ id: 'a', progress: 0.5, travelTo: 'b' })).toBe('b');
});
