import { createExpression, latest } from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Gaps, routeGradient } from '../../src/style/route-gradient.ts';

const ink = '#b4471d';

/** Whether the gradient has ink at a share of the line's length, as MapLibre evaluates it. */
function inkAt(drawn: number, gaps: Gaps, share: number): boolean {
  const compiled = createExpression(
    routeGradient(ink, drawn, gaps),
    latest.paint_line['line-gradient'] as never,
  );
  if (compiled.result === 'error') throw new Error(compiled.value.map(String).join('; '));
  return compiled.value.evaluate({ zoom: 0, lineProgress: share }) === ink;
}

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('routeGradient', () => {
  it('is undrawn at 0 and whole at 1', () => {
    for (const at of [0, 0.3, 0.999]) {
      expect(inkAt(0, [], at)).toBe(false);
      expect(inkAt(1, [], at)).toBe(true);
    }
  });

  it('has ink behind its head and none before it', () => {
    fc.assert(
      fc.property(share, share, (drawn, at) => {
        fc.pre(Math.abs(drawn - at) > 1e-9);
        expect(inkAt(drawn, [], at)).toBe(at < drawn);
      }),
    );
  });

  it('leaves its gaps open however far it is drawn', () => {
    const gaps: Gaps = [
      [0.2, 0.25],
      [0.6, 0.7],
    ];
    fc.assert(
      fc.property(share, share, (drawn, at) => {
        const edges = [drawn, ...gaps.flat()];
        fc.pre(edges.every((edge) => Math.abs(edge - at) > 1e-9));
        const inGap = gaps.some(([from, to]) => at > from && at < to);
        expect(inkAt(drawn, gaps, at)).toBe(at < drawn && !inGap);
      }),
    );
  });
});
