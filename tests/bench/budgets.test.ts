import { describe, expect, it } from 'vitest';
import type { Results } from '../../bench/budgets.ts';
import type { LoadFigures } from '../../bench/load.ts';
import { verdicts } from '../../bench/report.ts';

const load = (changes: Partial<LoadFigures>): LoadFigures => ({
  ready: 1000,
  map: 500,
  firstPaint: 100,
  largestPaint: 100,
  blocked: 50,
  quietAfter: 10,
  layoutShift: 0,
  bytes: 400_000,
  heap: 10e6,
  ...changes,
});

function results(changes: Partial<Results>): Results {
  const rounds = [load({}), load({}), load({})];
  const loads = { bare: rounds, plain: rounds, story: rounds, 'story without scripts': rounds };
  return {
    rounds: 3,
    browser: 'Chromium',
    loads: { full: loads, slow: loads },
    scrolls: {},
    idleFrames: [0, 0, 0],
    thirdParty: [],
    stops: { story: { visited: 60, wrongLayers: 0 } },
    ...changes,
  };
}

const verdict = (of: Results, promise: string) =>
  verdicts(of).find((one) => one.promise === promise);

describe('verdicts', () => {
  it('takes the median of the ratios in each round, not the ratio of the medians', () => {
    const story = [load({ bytes: 100 }), load({ bytes: 300 }), load({ bytes: 900 })];
    const bare = [load({ bytes: 100 }), load({ bytes: 100 }), load({ bytes: 1000 })];
    const full = { story, bare };
    expect(verdict(results({ loads: { full, slow: {} } }), 'bytes until ready, by bare')).toEqual({
      promise: 'bytes until ready, by bare',
      measured: '1 ×',
      most: '1.6 ×',
      kept: true,
    });
  });

  it('keeps a budget that is met exactly and misses one that is passed', () => {
    const promise = 'frames in five idle seconds';
    expect(verdict(results({ idleFrames: [0, 0] }), promise)?.kept).toBe(true);
    expect(verdict(results({ idleFrames: [0, 1] }), promise)?.kept).toBe(false);
  });

  it('misses a budget that was not measured', () => {
    const promise = 'own script per scrolled frame, median';
    expect(verdict(results({ scrolls: {} }), promise)?.kept).toBe(false);
  });
});
