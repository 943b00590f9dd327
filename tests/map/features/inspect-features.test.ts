import { expect, it } from 'vitest';
import type { Scene } from '../../../src/core/timeline/scene.ts';
import { hitTest, lightFeatures } from '../../../src/map/features/inspect-features.ts';
import { storyLayer } from '../../../src/style/story-layer.ts';
import { plainLayer } from '../../support/plain-layer.ts';
import { level } from '../../support/shapes.ts';

const layers = [plainLayer('camps', 'points'), plainLayer('land', 'area')];

it('lightFeatures highlights features of given days again in a new style, in layers whose kind supports it', () => {
  const filters: string[] = [];
  const map = {
    getContainer: () => ({ dataset: {} }),
    getLayer: () => ({}),
    setFilter: (id: string, filter: unknown) => filters.push(`${id} ${JSON.stringify(filter)}`),
  };
  const told: string[][] = [];
  const lights = lightFeatures(map as never, layers, (dates) => told.push([...dates]));
  lights.light(['2014-07-14']);
  lights.restyle();
  const lit = expect.stringMatching(/^camps-lit .*"2014-07-14"/);
  expect([filters, told]).toEqual([[lit, lit], [['2014-07-14']]]);
});

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

const way = { line: level(0, 1, 2, 3, 4) } as const;

/** A map where one pixel is one degree and every queried layer is under every point. */
function start(scene: Pick<Scene, 'opacity' | 'drawn'>, missing: readonly string[] = []) {
  const asked: string[][] = [];
  const port = {
    getLayer: (id: string) => (missing.includes(id) ? undefined : { id }),
    unproject: ([lng, lat]: [number, number]) => ({ lng, lat }),
    queryRenderedFeatures: (_: unknown, { layers }: { layers: string[] }) => {
      asked.push(layers);
      const sources = layers.map((id) => id.replace(/-.*/, ''));
      return sources.map((source) => ({ source, properties: { name: `The ${source}` } }));
    },
  };
  const test = hitTest(port as never, style as never, { way });
  return { test: (point: readonly [number, number]) => test(point, scene), asked };
}

it('hitTest finds each feature of a visible layer once', () => {
  const { test } = start({ opacity: { way: 1, area: 0.5 }, drawn: {} });
  expect(test([1, 0])).toEqual([
    { layer: 'way', name: 'The way' },
    { layer: 'area', name: 'The area' },
  ]);
});

it('hitTest queries nothing if no layer is visible, and never queries a hidden layer', () => {
  const none = start({ opacity: {}, drawn: {} });
  expect(none.test([1, 0])).toEqual([]);
  expect(none.asked).toEqual([]);
  const one = start({ opacity: { way: 0, area: 1 }, drawn: {} });
  one.test([1, 0]);
  expect(one.asked).toEqual([['area-edge']]);
});

it('hitTest finds a route only as far as it is drawn', () => {
  const { test } = start({ opacity: { way: 1 }, drawn: { way: 0.5 } });
  expect(test([1.9, 0.1])).toHaveLength(1);
  expect(test([3.2, 0.1])).toEqual([]);
});

it('hitTest skips layers that a new style does not yet have', () => {
  const { test, asked } = start({ opacity: { way: 1 }, drawn: {} }, ['way-casing']);
  test([1, 0]);
  expect(asked).toEqual([['way-line']]);
});
