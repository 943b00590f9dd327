import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Viewport } from '../../../src/core/camera/camera.ts';
import type { SceneSpec } from '../../../src/core/story/scene-spec.ts';
import { type Cue, easeDrawing, paceOf } from '../../../src/core/timeline/keyframe.ts';
import { sceneAt, timeline } from '../../../src/core/timeline/timeline.ts';
import { number } from '../arbitraries.ts';

/** How far two shares of which one is not less may be the other way round as numbers. */
const rounding = 1e-12;

const hold = { id: 'way', start: 1000, end: 2000 };
const cue = (at: number, share: number, layer = 'route'): Cue => ({
  section: 'way',
  layer,
  at,
  share,
});
const cues = fc.array(fc.tuple(number(0, 3000), number(0, 1)).map(([at, share]) => cue(at, share)));

describe('the pace of what is drawn', () => {
  it('has come as far as each word of the text asks, when that word is read', () => {
    const pace = paceOf([cue(1200, 0.3), cue(1600, 0.7), cue(1900, 1)], hold);
    expect([0, 0.2, 0.4, 0.6, 0.9, 1].map(pace)).toEqual([0, 0.3, expect.closeTo(0.5), 0.7, 1, 1]);
  });

  it('asks for no order: rows of a chart and words of the text are met as they stand on the page', () => {
    const [first, second] = [cue(1200, 0.3), cue(1600, 0.7)];
    const pace = paceOf([second, first], hold);
    expect([0.2, 0.4, 0.6].map(pace)).toEqual([0.3, expect.closeTo(0.5), 0.7]);
  });

  it('goes with the reader’s hand where the text asks for nothing', () => {
    expect(paceOf([], hold)).toBe(easeDrawing);
  });

  it('never goes back, begins with nothing and ends with all, wherever the words stand', () => {
    fc.assert(
      fc.property(cues, number(0, 1), number(0, 1), (cues, a, b) => {
        const pace = paceOf(cues, hold);
        expect(pace(Math.max(a, b)) - pace(Math.min(a, b))).toBeGreaterThan(-rounding);
        expect(pace(a)).toBeGreaterThanOrEqual(0);
        expect(pace(a)).toBeLessThanOrEqual(1);
        expect(pace(1)).toBe(1);
      }),
    );
  });
});

describe('a section that draws in step with its text', () => {
  const viewport: Viewport = {
    width: 800,
    height: 600,
    covered: { top: 0, right: 0, bottom: 0, left: 0 },
  };
  const way: SceneSpec = {
    bounds: [97, 13, 130, 43],
    layers: { route: 1, flight: 0.8 },
    draw: { route: [0, 1] },
    fade: { flight: [0, 1] },
  };
  const told = [cue(1500, 0.8), cue(1600, 1), cue(1800, 0, 'flight'), cue(1900, 1, 'flight')];
  const at = (place: number, motion = true) =>
    sceneAt(timeline({ way }, [hold], viewport, { cues: told, motion }), place);

  it('draws a route to where its word is, and lets a layer fade in with its own', () => {
    expect(at(1500)).toMatchObject({ drawn: { route: 0.8 }, opacity: { flight: 0 } });
    expect(at(1600)).toMatchObject({ drawn: { route: 1 }, opacity: { flight: 0 } });
    expect(at(1850).opacity.flight).toBeCloseTo(0.4);
    expect(at(2000)).toMatchObject({ drawn: { route: 1 }, opacity: { flight: 0.8, route: 1 } });
  });

  it('has all of it at once where the reader wants no motion', () => {
    expect(at(1000, false)).toMatchObject({ drawn: { route: 1 }, opacity: { flight: 0.8 } });
  });
});
