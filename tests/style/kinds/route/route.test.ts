import { createExpression, latest } from '@maplibre/maplibre-gl-style-spec';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinWay, type Route, readRoute } from '../../../../src/core/route/route.ts';
import { routeProgress } from '../../../../src/core/route/route-progress.ts';
import type { LayerSpec } from '../../../../src/core/story/layer-spec.ts';
import type { FeatureProperties } from '../../../../src/style/kinds/fields.ts';
import type { LayerFeature } from '../../../../src/style/kinds/kind.ts';
import { route, routeInBuild } from '../../../../src/style/kinds/route/route.ts';
import { routeGradient } from '../../../../src/style/kinds/route/route-layers.ts';
import { chevronData, routeHeadData } from '../../../../src/style/kinds/route/route-marks.ts';
import { layerColors } from '../../../../src/style/palette.ts';
import { type RouteGradient, storyMetadata } from '../../../../src/style/story-layer.ts';
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
  routeInBuild.sentence?.({ layer, measured: [], features }, en);

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

it.each([
  ['631.2 631.2', [false, true]],
  ['632.4 631.2', [false, true]],
  ['4400 4013', [true, true]],
])('of heads at %s km the last shows a length that they share: %j', (kms, shown) => {
  const heads = kms.split(' ').map((km, i) => {
    return { route: `r${i}`, opacity: 1, head: [0, 0] as const, bearing: 0, km: Number(km) };
  });
  expect(routeHeadData(heads).features.map(({ properties }) => properties?.told)).toEqual(shown);
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

  it('shows a leap as a whole or not at all, ever plainer, so that it ends nowhere on the way', () => {
    const leap = { ...whole, from: 0.8, whole: true } as const;
    fc.assert(
      fc.property(share, share, share, (drawn, later, at) => {
        const shown = opacityAt(leap, drawn, at);
        expect(shown).toBe(opacityAt(leap, drawn, 0));
        if (later >= drawn) expect(opacityAt(leap, later, at)).toBeGreaterThanOrEqual(shown);
      }),
    );
    expect(opacityAt(leap, 0.8, 0.5)).toBe(0);
    expect(opacityAt(leap, 1, 0.5)).toBe(1);
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

const spec = (id: string, side: 'left' | 'right'): LayerSpec => plainLayer(id, 'route', { side });

const facts = (leapFrom: number): Route => ({
  line: [
    [100, 0],
    [110, 0],
  ],
  stops: [],
  leapFrom,
});

const longitudes = (side: 'left' | 'right', leapFrom = 1, fadeInKm = 0) =>
  chevronData([{ ...spec('a', side), fadeInKm }], { a: facts(leapFrom) }).features.map(
    ({ geometry }) => geometry.coordinates[0] ?? Number.NaN,
  );

describe('the chevrons along a route', () => {
  it('point the way that the route leads', () => {
    for (const { properties } of chevronData([spec('a', 'left')], { a: facts(1) }).features) {
      expect(properties).toEqual({ layer: 'a', bearing: 90 });
    }
  });

  it('stand evenly, and those of a neighbour halfway between', () => {
    const [left, right] = [longitudes('left'), longitudes('right')];
    expect(left).toHaveLength(7);
    left.forEach((longitude, i) => {
      expect(longitude - (right[i] ?? Number.NaN)).toBeCloseTo(10 / 14, 6);
    });
  });

  it('stand on the way only, neither where it fades in nor on its leap', () => {
    const some = longitudes('left', 0.8, 200);
    expect(some.length).toBeGreaterThan(3);
    for (const longitude of some) {
      expect(longitude).toBeGreaterThan(101.79);
      expect(longitude).toBeLessThan(107.8);
    }
  });
});
