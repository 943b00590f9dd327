import { describe, expect, it } from 'vitest';
import { joinWay, readRoute } from '../../../../src/core/route/route.ts';
import { routeProgress } from '../../../../src/core/route/route-progress.ts';
import type { FeatureProperties, LayerFeature } from '../../../../src/style/kinds/kind.ts';
import { route } from '../../../../src/style/kinds/route/route.ts';
import { layerColors } from '../../../../src/style/palette.ts';
import { storyMetadata } from '../../../../src/style/story-layer.ts';
import * as en from '../../../../src/words/en.ts';
import { plainLayer } from '../../../support/plain-layer.ts';

const march = plainLayer('march', 'route', { inSentence: 'march', dash: 'dotted' });
const part = (
  coordinates: [number, number][],
  properties: Partial<FeatureProperties> = {},
): LayerFeature => ({
  type: 'Feature',
  properties: { name: 'March', ...properties },
  geometry: { type: 'LineString', coordinates },
});
const bare = [
  part([
    [10, 0],
    [11, 0],
    [12, 0],
  ]),
];
const legs = [
  part([
    [10, 0],
    [11, 0],
  ]),
  part([
    [11, 0],
    [12, 0],
  ]),
];
const told = (features: readonly LayerFeature[], layer = march) =>
  route.sentence?.({ layer, measured: [], features }, en);

describe('the words at the head of a route', () => {
  const south: [number, number][] = [
    [10, 20],
    [11, 0],
  ];
  const anchorOf = (side: 'left' | 'right' | undefined, line: [number, number][]) => {
    const layer = { ...march, ...(side && { side }) };
    const input = { routes: { march: readRoute([part(line)]) }, words: en };
    const parts = route.top?.(layer, layerColors(layer, 'light'), input) ?? [];
    const [label] = parts.filter(({ type }) => type === 'symbol');
    return (label?.layout as { 'text-anchor'?: string } | undefined)?.['text-anchor'];
  };

  it('stand on either side where two routes share their way, to whichever end it leads', () => {
    const north = south.toReversed();
    expect([anchorOf('left', south), anchorOf('right', south)]).toEqual([
      'bottom-left',
      'top-right',
    ]);
    expect([anchorOf('left', north), anchorOf('right', north)]).toEqual([
      'top-right',
      'bottom-left',
    ]);
  });

  it('stand to the right of a route that has its way to itself', () => {
    expect(anchorOf(undefined, south)).toBe('bottom-left');
  });

  it('stand across the course, off the line behind and the way ahead', () => {
    const southWest = south.map(([lng, lat]): [number, number] => [-lng, lat]);
    expect([anchorOf('left', southWest), anchorOf('right', southWest)]).toEqual([
      'top-left',
      'bottom-right',
    ]);
  });
});

describe('a route that is a line and no more', () => {
  it('is as long as its line on the ground', () => {
    expect(routeProgress(readRoute(bare))(1).km).toBeCloseTo(222.4, 1);
    expect(told(bare)).toBe('A dotted line shows the march, 222 km.');
  });

  it('is drawn whole, without a leap', () => {
    const routes = { march: readRoute(bare) };
    const parts = route.layers(march, layerColors(march, 'light'), { routes, words: en });
    expect(parts.map(({ id }) => id)).toEqual(['march-casing', 'march-line']);
    expect(parts.map((layer) => storyMetadata(layer)?.gradient)).toMatchObject([
      { from: 0, to: 1, fadeTo: 0 },
      { from: 0, to: 1, fadeTo: 0 },
    ]);
  });

  it('says at its head what it is only where it is schematic', () => {
    const words = (schematic: boolean) => {
      const layer = { ...march, schematic };
      const input = { routes: {}, words: en };
      return JSON.stringify(route.top?.(layer, layerColors(layer, 'light'), input));
    };
    expect(words(false)).not.toContain(en.marks.schematic);
    expect(words(true)).toContain(en.marks.schematic);
  });
});

describe('a route of several lines', () => {
  it('is drawn as one, from the first to the last', () => {
    expect(joinWay(legs)).toEqual(bare);
    expect(readRoute(legs)).toEqual(readRoute(bare));
  });

  it('is drawn as one where one feature has them all', () => {
    const many: LayerFeature = {
      type: 'Feature',
      properties: { name: 'March' },
      geometry: {
        type: 'MultiLineString',
        coordinates: [
          [
            [10, 0],
            [11, 0],
          ],
          [
            [11, 0],
            [12, 0],
          ],
        ],
      },
    };
    expect(joinWay([many])).toEqual(bare);
  });

  it('keeps its leap and the stops of all', () => {
    const stop = (name: string, lng: number, km: number) => ({
      name,
      lngLat: [lng, 0] as const,
      km,
    });
    const [first, second] = [stop('Field', 10, 0), stop('Ford', 12, 230)];
    const leap = part(
      [
        [12, 0],
        [13, 0],
      ],
      { part: 'leap', stops: [second, stop('Fort', 13, 340)] },
    );
    const whole = [
      part(
        [
          [10, 0],
          [11, 0],
        ],
        { stops: [first] },
      ),
      part(
        [
          [11, 0],
          [12, 0],
        ],
        { stops: [second] },
      ),
      leap,
    ];
    const read = readRoute(whole);
    expect(read.stops.map(({ name }) => name)).toEqual(['Field', 'Ford', 'Fort']);
    expect(read.leapFrom).toBeCloseTo(2 / 3, 6);
    expect(joinWay(whole)[1]).toBe(leap);
    expect(told(whole, { ...march, schematic: true })).toBe(
      'A dotted line shows the march from Field by way of Ford to Fort, 340 km. It is schematic and no real path. From Ford to Fort fine dots run straight: the way between is not drawn.',
    );
  });
});
