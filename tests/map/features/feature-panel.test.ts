import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placePanel } from '../../../src/map/features/feature-panel.ts';

const area = { width: 900, height: 700 };
const panel = { width: 300, height: 200 };

describe('placePanel', () => {
  it('stays within the area and off the point, wherever the point is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: area.width }),
        fc.integer({ min: 0, max: area.height }),
        (x, y) => {
          const [left, top] = placePanel([x, y], panel, area);
          expect(left).toBeGreaterThanOrEqual(0);
          expect(top).toBeGreaterThanOrEqual(0);
          expect(left + panel.width).toBeLessThanOrEqual(area.width);
          expect(top + panel.height).toBeLessThanOrEqual(area.height);
          const covers =
            x >= left && x <= left + panel.width && y >= top && y <= top + panel.height;
          expect(covers).toBe(false);
        },
      ),
    );
  });

  it('begins at the edge where the panel is larger than the area', () => {
    expect(placePanel([10, 10], { width: 2000, height: 2000 }, area)).toEqual([0, 0]);
  });
});
