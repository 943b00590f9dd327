import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smoothScroll } from '../../../src/page/reading/scroll.ts';

const always = () => true;
const never = () => false;

describe('smoothScroll', () => {
  it('follows directly where nothing scrolls in steps', () => {
    const at = smoothScroll(never);
    expect(at(0, 0, true)).toBe(0);
    expect(at(100, 16, true)).toBe(100);
    expect(at(350, 32, true)).toBe(350);
  });

  it('follows directly without motion', () => {
    const at = smoothScroll(always);
    at(0, 0, false);
    expect(at(100, 16, false)).toBe(100);
  });

  it('spreads a step of a wheel over several frames and ends exactly on it', () => {
    const at = smoothScroll(always);
    at(0, 0, true);
    const positions = Array.from({ length: 120 }, (_, i) => at(120, 16 * (i + 1), true));
    expect(positions[0]).toBeGreaterThan(0);
    expect(positions[0]).toBeLessThan(40);
    expect(positions.at(-1)).toBe(120);
  });

  it('never swings past the place that the page stands at', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1 }), (steps) => {
        const at = smoothScroll(always);
        let now = 0;
        let target = 0;
        let before = at(0, 0, true);
        for (const step of steps) {
          target += step;
          now += 16;
          const position = at(target, now, true);
          expect(position).toBeGreaterThanOrEqual(before);
          expect(position).toBeLessThanOrEqual(target);
          before = position;
        }
      }),
    );
  });

  it('finishes a movement after the wheel has stopped', () => {
    let stepped = true;
    const at = smoothScroll(() => stepped);
    at(0, 0, true);
    at(120, 16, true);
    stepped = false;
    expect(at(120, 32, true)).toBeLessThan(120);
    let position = 0;
    for (let now = 48; now < 3000; now += 16) position = at(120, now, true);
    expect(position).toBe(120);
  });
});
