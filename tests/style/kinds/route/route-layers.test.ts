import { createExpression, latest } from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routeGradient } from '../../../../src/style/kinds/route/route-layers.ts';
import type { RouteGradient } from '../../../../src/style/story-layer.ts';

const whole: RouteGradient = { color: '#b4471d', from: 0, to: 1, fadeTo: 0 };

/** How opaque the gradient is at a share of the part's length, as MapLibre evaluates it. */
function opacityAt(part: RouteGradient, drawn: number, share: number): number {
  const compiled = createExpression(
    routeGradient(part, drawn),
    latest.paint_line['line-gradient'] as never,
  );
  if (compiled.result === 'error') throw new Error(compiled.value.map(String).join('; '));
  const color = compiled.value.evaluate({ zoom: 0, lineProgress: share });
  return typeof color === 'string' ? alphaOf(color) : color.a;
}

/** The opacity of `#rrggbb`, `#rrggbbaa` or `rgba(…, a)`. */
function alphaOf(color: string): number {
  if (color.startsWith('rgba')) return Number(color.match(/([\d.]+)\)$/)?.[1]);
  return color.length > 7 ? Number.parseInt(color.slice(7), 16) / 255 : 1;
}

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('routeGradient', () => {
  it('is undrawn at 0 and whole at 1', () => {
    for (const at of [0, 0.3, 0.999]) {
      expect(opacityAt(whole, 0, at)).toBe(0);
      expect(opacityAt(whole, 1, at)).toBe(1);
    }
  });

  it('has ink behind its head and none before it', () => {
    fc.assert(
      fc.property(share, share, (drawn, at) => {
        fc.pre(Math.abs(drawn - at) > 1e-9);
        expect(opacityAt(whole, drawn, at)).toBe(at < drawn ? 1 : 0);
      }),
    );
  });

  it('goes over from the way to the leap where the one ends and the other begins', () => {
    const way = { ...whole, to: 0.8 };
    const leap = { ...whole, from: 0.8 };
    fc.assert(
      fc.property(share, share, (drawn, at) => {
        const [ofWay, ofLeap] = [drawn / 0.8, (drawn - 0.8) / 0.2];
        fc.pre(Math.abs(ofWay - at) > 1e-9 && Math.abs(ofLeap - at) > 1e-9);
        expect(opacityAt(way, drawn, at)).toBe(at < ofWay ? 1 : 0);
        expect(opacityAt(leap, drawn, at)).toBe(at < ofLeap ? 1 : 0);
      }),
    );
  });

  it('fades in over its first share, little by little, and not at its head', () => {
    const faded = { ...whole, fadeTo: 0.2 };
    const rising = Array.from({ length: 25 }, (_, i) => opacityAt(faded, 0.5, i / 125));
    expect(rising[0]).toBeLessThan(0.05);
    rising.slice(1).forEach((opacity, i) => {
      expect(opacity).toBeGreaterThanOrEqual(rising[i] ?? 0);
      expect(opacity - (rising[i] ?? 0)).toBeLessThan(0.1);
    });
    expect(opacityAt(faded, 0.5, 0.21)).toBe(1);
    expect(opacityAt(faded, 0.5, 0.49)).toBe(1);
    expect(opacityAt(faded, 0.1, 0.15)).toBe(0);
    expect(opacityAt(faded, 0.1, 0.09)).toBeCloseTo(0.45, 1);
  });
});
