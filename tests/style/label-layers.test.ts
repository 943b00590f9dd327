import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelData } from '../../src/style/label-layers.ts';
import { plainLayer } from '../support/plain-layer.ts';

const layers = [
  plainLayer('way', 'route', { side: 'left' }),
  plainLayer('other', 'route', { side: 'right' }),
];

const facts = (line: [number, number][], leapFrom = 1) => ({ line, stops: [], leapFrom });

const propertiesOf = (line: [number, number][], layer: 'way' | 'other') =>
  labelData([{ layer, text: 'A way', along: 0.5 }], layers, { [layer]: facts(line) }).features[0]
    ?.properties;

describe('labelData', () => {
  it('is never upside down, whichever way the route runs', () => {
    const degrees = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(degrees, degrees, (lng, lat) => {
        fc.pre(lng !== 0 || lat !== 0);
        const rotate =
          propertiesOf(
            [
              [0, 0],
              [lng, lat],
            ],
            'way',
          )?.rotate ?? Number.NaN;
        expect(rotate).toBeGreaterThanOrEqual(-90);
        expect(rotate).toBeLessThanOrEqual(90);
      }),
    );
  });

  it('stands on the route’s own side: left of an eastward way is above it', () => {
    expect(
      propertiesOf(
        [
          [0, 0],
          [10, 0],
        ],
        'way',
      ),
    ).toMatchObject({ rotate: 0, beside: -1 });
    expect(
      propertiesOf(
        [
          [0, 0],
          [10, 0],
        ],
        'other',
      ),
    ).toMatchObject({ rotate: 0, beside: 1 });
  });

  it('stands below a westward way’s left', () => {
    expect(
      propertiesOf(
        [
          [10, 0],
          [0, 0],
        ],
        'way',
      ),
    ).toMatchObject({ rotate: 0, beside: 1 });
  });

  it('keeps a label at a position as its author turned it', () => {
    const [feature] = labelData(
      [{ layer: 'way', text: 'Here', at: [1, 2], rotate: -30 }],
      [],
      {},
    ).features;
    expect(feature?.geometry.coordinates).toEqual([1, 2]);
    expect(feature?.properties).toMatchObject({ rotate: -30, beside: 0, minZoom: 0 });
  });

  it('stands at its share of the part that it names', () => {
    const east = facts(
      [
        [0, 0],
        [10, 0],
      ],
      0.8,
    );
    const at = (part: 'way' | 'leap') =>
      labelData([{ layer: 'way', text: 'A way', part, along: 0.5 }], layers, { way: east })
        .features[0];
    expect(at('way')?.geometry.coordinates[0]).toBeCloseTo(4, 9);
    expect(at('leap')?.geometry.coordinates[0]).toBeCloseTo(9, 9);
    expect(at('leap')?.properties).toMatchObject({ part: 'leap', along: expect.closeTo(0.9, 9) });
  });

  it('leaves out a label of a leap that is not there', () => {
    const whole = facts([
      [0, 0],
      [10, 0],
    ]);
    const label = { layer: 'way', text: 'A leap', part: 'leap', along: 0.5 } as const;
    expect(labelData([label], layers, { way: whole }).features).toEqual([]);
  });

  it('leaves out a label along a route that is not there', () => {
    expect(labelData([{ layer: 'way', text: 'A way', along: 0.5 }], layers, {}).features).toEqual(
      [],
    );
  });
});
