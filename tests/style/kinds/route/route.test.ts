import { describe, expect, it } from 'vitest';
import { joinWay, readRoute } from '../../../../src/core/route/route.ts';
import { routeProgress } from '../../../../src/core/route/route-progress.ts';
import type { FeatureProperties, LayerFeature } from '../../../../src/style/kinds/kind.ts';
import { route } from '../../../../src/style/kinds/route/route.ts';
import { layerColors } from '../../../../src/style/palette.ts';
import { storyMetadata } from '../../../../src/style/story-layer.ts';
import { english as en } from '../../../support/english.ts';
import { plainLayer } from '../../../support/plain-layer.ts';

const march = plainLayer('march', 'route', { inSentence: 'march', dash: 'dotted' });
const part = (
  coordinates: readonly (readonly [number, number])[],
  properties: Partial<FeatureProperties> = {},
): LayerFeature => ({
  type: 'Feature',
  properties: { name: 'March', ...properties },
  geometry: { type: 'LineString', coordinates: coordinates.map((at) => [...at]) },
});
const level = (...lngs: number[]) => lngs.map((lng) => [lng, 0] as const);
const bare = [part(level(10, 11, 12))];
const told = (features: readonly LayerFeature[], layer = march) =>
  route.sentence?.({ layer, measured: [], features }, en);

describe('the words at the head of a route', () => {
  const anchorOf = (side: 'left' | 'right' | undefined, [lng, lat]: readonly [number, number]) => {
    const layer = { ...march, ...(side && { side }) };
    const routes = {
      march: readRoute([
        part([
          [0, 0],
          [lng, lat],
        ]),
      ]),
    };
    const parts = route.top?.(layer, layerColors(layer, 'light'), { routes, words: en }) ?? [];
    const label = parts.find(({ type }) => type === 'symbol');
    return (label?.layout as { 'text-anchor'?: string } | undefined)?.['text-anchor'];
  };

  it.each([
    ['on either side where two routes share their way south', [1, -20], 'bottom-left', 'top-right'],
    ['on either side where two routes share their way north', [-1, 20], 'top-right', 'bottom-left'],
    ['across the course, off the line behind', [-1, -20], 'top-left', 'bottom-right'],
  ] as const)('stand %s', (_, to, left, right) => {
    expect([anchorOf('left', to), anchorOf('right', to)]).toEqual([left, right]);
  });

  it('stand to the right of a route that has its way to itself', () => {
    expect(anchorOf(undefined, [1, -20])).toBe('bottom-left');
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
  it('is drawn as one, from the first to the last, of one feature or of several', () => {
    const legs = [part(level(10, 11)), part(level(11, 12))];
    const many: LayerFeature = {
      type: 'Feature',
      properties: { name: 'March' },
      geometry: {
        type: 'MultiLineString',
        coordinates: legs.map(({ geometry }) => geometry.coordinates) as number[][][],
      },
    };
    expect(joinWay(legs)).toEqual(bare);
    expect(joinWay([many])).toEqual(bare);
    expect(readRoute(legs)).toEqual(readRoute(bare));
  });

  it('keeps its leap and the stops of all', () => {
    const stop = (name: string, lng: number, km: number) => ({
      name,
      lngLat: [lng, 0] as const,
      km,
    });
    const [first, second] = [stop('Field', 10, 0), stop('Ford', 12, 230)];
    const leap = part(level(12, 13), { part: 'leap', stops: [second, stop('Fort', 13, 340)] });
    const whole = [
      part(level(10, 11), { stops: [first] }),
      part(level(11, 12), { stops: [second] }),
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
