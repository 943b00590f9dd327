import { describe, expect, it } from 'vitest';
import type { Viewport } from '../../../src/core/camera/camera.ts';
import { isAmong, type SceneSpec } from '../../../src/core/story/scene-spec.ts';
import { daysBy, daysOfLayers } from '../../../src/core/timeline/keyframe.ts';
import { sceneAt, timeline } from '../../../src/core/timeline/timeline.ts';

const days = ['2014-02-21', '2014-03-03', '2014-07-13', '2014-07-14'];

describe('the days that have come', () => {
  it('come one by one, each with as much of the reading as any other', () => {
    const by = daysBy(days);
    const come = (share: number) => days.filter((day) => isAmong(day, by(share))).length;
    expect([0, 0.24, 0.25, 0.5, 0.99, 1].map(come)).toEqual([0, 0, 1, 2, 3, 4]);
    expect([-1, 2].map(come)).toEqual([0, 4]);
  });

  it('are the very same for as long as no other has come', () => {
    const by = daysBy(days);
    expect(by(0.3)).toBe(by(0.4));
  });

  it('are none where a layer has none', () => {
    expect(isAmong('2014-07-14', daysBy([])(1))).toBe(false);
  });

  it('are known of the layers whose points have a time', () => {
    expect(daysOfLayers([{ id: 'sites', days }, { id: 'land' }])).toEqual({ sites: days });
  });
});

const viewport: Viewport = {
  width: 800,
  height: 600,
  covered: { top: 0, right: 0, bottom: 0, left: 0 },
};
const bounds = [124, 37, 129, 40] as const;
const holds = [
  { id: 'one', start: 0, end: 100 },
  { id: 'all', start: 200, end: 1200 },
  { id: 'after', start: 1300, end: 1400 },
];
const scenes: Record<string, SceneSpec> = {
  one: { bounds, layers: { sites: 1 }, days: { sites: ['2014-07-14', '2014-07-14'] } },
  all: { bounds, layers: { sites: 1 }, draw: { sites: [0, 1] } },
  after: { bounds, layers: {} },
};

const shownAt = (place: number, motion = true) => {
  const line = timeline(scenes, holds, viewport, { motion, days: { sites: days } });
  const shown = sceneAt(line, place).days?.sites;
  return days.filter((day) => shown && isAmong(day, shown));
};

describe('a section that shows the days of a layer', () => {
  it('shows those that it names, alone', () => {
    expect(shownAt(0)).toEqual(['2014-07-14']);
    expect(shownAt(100)).toEqual(['2014-07-14']);
  });

  it('lets them come as it is read, and go as it is read backwards', () => {
    const counts = [200, 500, 700, 900, 1200].map((place) => shownAt(place).length);
    expect(counts[0]).toBe(0);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts.at(-1)).toBe(days.length);
    expect(new Set(counts).size).toBeGreaterThan(2);
  });

  it('shows all at once where the reader wants no motion', () => {
    expect(shownAt(200, false)).toEqual(days);
  });

  it('keeps what it shows while it fades out, and fades in with what it will show', () => {
    const { one, after } = scenes as { one: SceneSpec; after: SceneSpec };
    const [first, second] = [
      { start: 0, end: 100 },
      { start: 200, end: 300 },
    ];
    const onTheWay = (from: SceneSpec, to: SceneSpec) => {
      const way = [
        { id: 'from', ...first },
        { id: 'to', ...second },
      ];
      const line = timeline({ from, to }, way, viewport, { days: { sites: days } });
      return [110, 190].map((place) => sceneAt(line, place).days?.sites);
    };
    const fourteenth = ['2014-07-14', '2014-07-14'];
    expect(onTheWay(one, after)).toEqual([fourteenth, fourteenth]);
    expect(onTheWay(after, one)).toEqual([fourteenth, fourteenth]);
  });
});
