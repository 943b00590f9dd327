import { describe, expect, it } from 'vitest';
import { type LoadTimes, loadFigures } from '../../bench/load.ts';

const times: LoadTimes = {
  timeOrigin: 1_000_000,
  firstPaint: 80,
  largestPaint: 120,
  layoutShift: 0.002,
  longTasks: [
    { start: 100, duration: 70 },
    { start: 380, duration: 90 },
  ],
  marks: { 'map:start': 150, 'map:ready': 400 },
};

describe('loadFigures', () => {
  it('measures the map from its start as well as from navigation', () => {
    expect(loadFigures(times, [], 0)).toMatchObject({ ready: 400, map: 250 });
  });

  it('sums what each long task takes beyond 50 ms', () => {
    expect(loadFigures(times, [], 0).blocked).toBe(20 + 40);
  });

  it('measures how long after the map is ready the main thread is quiet', () => {
    expect(loadFigures(times, [], 0).quietAfter).toBe(70);
    expect(loadFigures({ ...times, longTasks: [] }, [], 0).quietAfter).toBe(0);
  });

  it('sums the bytes of the responses', () => {
    const responses = [
      { path: '/', began: 1_000_010, bytes: 100 },
      { path: '/map.js', began: 1_000_400, bytes: 20 },
    ];
    expect(loadFigures(times, responses, 0).bytes).toBe(120);
  });

  it('knows no quiet after a map that a page has not', () => {
    const figures = loadFigures({ ...times, marks: {} }, [], 0);
    expect(figures.map).toBeNaN();
    expect(figures.quietAfter).toBeNaN();
  });
});
