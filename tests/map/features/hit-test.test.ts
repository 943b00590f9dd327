import { describe, expect, it } from 'vitest';
import type { Route } from '../../../src/core/route/route.ts';
import type { Scene } from '../../../src/core/timeline/scene.ts';
import { type HitPort, hitTest } from '../../../src/map/features/hit-test.ts';
import { storyLayer } from '../../../src/style/story-layer.ts';

const part = (id: string, layer: string) =>
  storyLayer({ id, type: 'line', source: layer }, { layer, fullOpacity: { 'line-opacity': 1 } });

const style = {
  version: 8,
  sources: {},
  layers: [
    { id: 'sea', type: 'background' },
    part('way-casing', 'way'),
    part('way-line', 'way'),
    part('area-edge', 'area'),
  ],
} as const;

const way = {
  line: [
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 0],
    [4, 0],
  ],
} as const;

/** A map on which a pixel is a degree and every asked layer lies under every point. */
function start(
  scene: Pick<Scene, 'opacity' | 'drawn'>,
  missing: readonly string[] = [],
  line: Pick<Route, 'line'> = way,
) {
  const asked: string[][] = [];
  const port = {
    getLayer: (id: string) => (missing.includes(id) ? undefined : { id }),
    unproject: ([lng, lat]: [number, number]) => ({ lng, lat }),
    queryRenderedFeatures: (_: unknown, { layers }: { layers: string[] }) => {
      asked.push(layers);
      return layers.map((id) => {
        const source = id.replace(/-.*/, '');
        return { source, properties: { name: `The ${source}` } };
      });
    },
  };
  const test = hitTest(port as unknown as HitPort, style as never, { way: line });
  return { test: (point: readonly [number, number]) => test(point, scene), asked };
}

describe('hitTest', () => {
  it('finds each feature of a visible layer once', () => {
    const { test } = start({ opacity: { way: 1, area: 0.5 }, drawn: {} });
    expect(test([1, 0])).toEqual([
      { layer: 'way', name: 'The way' },
      { layer: 'area', name: 'The area' },
    ]);
  });

  it('asks for nothing where no layer is visible, and never for a hidden one', () => {
    const none = start({ opacity: {}, drawn: {} });
    expect(none.test([1, 0])).toEqual([]);
    expect(none.asked).toEqual([]);
    const one = start({ opacity: { way: 0, area: 1 }, drawn: {} });
    one.test([1, 0]);
    expect(one.asked).toEqual([['area-edge']]);
  });

  it('finds a route as far as it is drawn, and no farther', () => {
    const { test } = start({ opacity: { way: 1 }, drawn: { way: 0.5 } });
    expect(test([1.9, 0.1])).toHaveLength(1);
    expect(test([3.2, 0.1])).toEqual([]);
  });

  it('takes the share of the line’s length, however its vertices lie', () => {
    const uneven = {
      line: [
        [0, 0],
        [0.1, 0],
        [0.2, 0],
        [0.3, 0],
        [4, 0],
      ],
    } as const;
    const { test } = start({ opacity: { way: 1 }, drawn: { way: 0.5 } }, [], uneven);
    expect(test([1.9, 0.1])).toHaveLength(1);
    expect(test([2.1, 0.1])).toEqual([]);
  });

  it('finds a route from either side of the 180th meridian', () => {
    const over = {
      line: [
        [176, 0],
        [184, 0],
      ],
    } as const;
    const { test } = start({ opacity: { way: 1 }, drawn: { way: 0.75 } }, [], over);
    expect(test([-179, 0])).toHaveLength(1);
    expect(test([181, 0])).toHaveLength(1);
    expect(test([-177, 0])).toEqual([]);
  });

  it('leaves out layers that a new style does not have yet', () => {
    const { test, asked } = start({ opacity: { way: 1 }, drawn: {} }, ['way-casing']);
    test([1, 0]);
    expect(asked).toEqual([['way-line']]);
  });
});
