import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routeLayers } from '../../src/style/kinds/route/route-layers.ts';
import { labelData, storyLabelLayer } from '../../src/style/label-layers.ts';
import { layerColors } from '../../src/style/palette.ts';
import { inkRelief } from '../../src/style/relief.ts';
import { markOpacity } from '../../src/style/story-layer.ts';
import { styleValues } from '../../src/style/style-values.ts';
import { plainLayer } from '../support/plain-layer.ts';

const along = (to: readonly [number, number], leapFrom = 1) => ({
  line: [[0, 0], to] as const,
  stops: [],
  leapFrom,
});

/** What the label in the middle of a route from the null island says of itself. */
const propertiesOf = (to: readonly [number, number]) =>
  labelData([{ layer: 'way', text: 'A way', along: 0.5 }], { way: along(to) }).features[0]
    ?.properties;

describe('a label along a route', () => {
  it('is never upside down, whichever way the route runs', () => {
    const degrees = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(degrees, degrees, (lng, lat) => {
        fc.pre(lng !== 0 || lat !== 0);
        const rotate = propertiesOf([lng, lat])?.rotate ?? Number.NaN;
        expect(rotate).toBeGreaterThanOrEqual(-90);
        expect(rotate).toBeLessThanOrEqual(90);
      }),
    );
  });

  it.each([
    ['above an eastward way', [10, 0], -1],
    ['below a westward way', [-10, 0], 1],
  ] as const)('stands to the left of its route: %s', (_, to, beside) => {
    expect(propertiesOf(to)).toMatchObject({ beside });
    expect(Math.abs(propertiesOf(to)?.rotate ?? Number.NaN)).toBe(0);
  });

  it.each([2, 4, 7])('keeps off the dashes of its own line at zoom %i', (zoom) => {
    const layer = plainLayer('way', 'route', { dash: 'dashed' });
    const colors = layerColors(layer, 'light');
    const { features } = labelData([{ layer: 'way', text: 'A way', along: 0.5 }], {
      way: along([10, 0]),
    });
    const labels = features.map(({ properties }) => properties);
    const [text, line] = [storyLabelLayer(layer, colors, labels), routeLayers(layer, colors)[1]];
    if (!line || !features[0]) throw new Error('There is no label, or no line.');
    const [{ number, numbers }, drawn] = [styleValues(text, zoom), styleValues(line, zoom)];
    const [, down = 0] = numbers('text-offset', features[0]) ?? [];
    const outer = drawn.number('line-width') / 2;
    expect(Math.abs(down) * number('text-size')).toBeGreaterThan(2 * outer);
  });

  it('is at its share of the way, whatever leap follows', () => {
    const east = along([10, 0], 0.8);
    const [label] = labelData([{ layer: 'way', text: 'A way', along: 0.5 }], {
      way: east,
    }).features;
    expect(label?.geometry.coordinates[0]).toBeCloseTo(4, 9);
  });

  it('is left out where its route is not there', () => {
    expect(labelData([{ layer: 'way', text: 'A way', along: 0.5 }], {}).features).toEqual([]);
  });
});

const inked = (grey: number, theme: 'light' | 'dark') => {
  const pixels = Uint8ClampedArray.of(grey, grey, grey, 255);
  inkRelief(pixels, theme);
  return [...pixels];
};

describe.each(['light', 'dark'] as const)('inkRelief in the %s theme', (theme) => {
  it('leaves plains and the sea clear', () => {
    for (const grey of [125, 128, 131]) expect(inked(grey, theme)[3]).toBe(0);
  });

  it('hardly inks what is all but flat, which would show as stripes and steps', () => {
    for (const grey of [118, 136]) expect(inked(grey, theme)[3]).toBeLessThan(20);
  });

  it('is the denser the deeper the shade, and the brighter the light', () => {
    const density = (grey: number) => inked(grey, theme)[3] ?? 0;
    expect(density(0)).toBeGreaterThan(density(60));
    expect(density(60)).toBeGreaterThan(density(110));
    expect(density(255)).toBeGreaterThan(density(190));
    expect(density(190)).toBeGreaterThan(density(150));
  });

  it('is dark in shade and white in light', () => {
    expect(Math.max(...inked(0, theme).slice(0, 3))).toBeLessThan(80);
    expect(inked(255, theme).slice(0, 3)).toEqual([255, 255, 255]);
  });
});

it('the names and marks of a layer are gone while it only stands by, and as plain as can be once it is shown', () => {
  expect([0, 0.35, 0.7, 1].map(markOpacity)).toEqual([0, 0, 1, 1]);
});
