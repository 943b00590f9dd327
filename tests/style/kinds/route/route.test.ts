import { createExpression, latest } from '@maplibre/maplibre-gl-style-spec';
import { lineString, multiLineString, point } from '@turf/helpers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinWay, type Route, readRoute } from '../../../../src/core/route/route.ts';
import { routeProgress } from '../../../../src/core/route/route-progress.ts';
import type { FeatureProperties } from '../../../../src/style/kinds/fields.ts';
import type { LayerFeature } from '../../../../src/style/kinds/kind.ts';
import { routeHeadData, routeHeadLayers } from '../../../../src/style/kinds/route/route-heads.ts';
import {
  chevronData,
  routeGradient,
  tickData,
} from '../../../../src/style/kinds/route/route-layers.ts';
import { route, routeInBuild } from '../../../../src/style/kinds/route.ts';
import { layerColors } from '../../../../src/style/palette.ts';
import {
  type RouteGradient,
  shownTicks,
  storyMetadata,
} from '../../../../src/style/story-layer.ts';
import { styleValues } from '../../../../src/style/style-values.ts';
import { formatLength, inMiles } from '../../../../src/words/formats.ts';
import { forAll, number } from '../../../core/arbitraries.ts';
import { english as en } from '../../../support/english.ts';
import { plainLayer } from '../../../support/plain-layer.ts';
import { level } from '../../../support/shapes.ts';

const march = plainLayer('march', 'route', { inSentence: 'march', dash: 'dotted' });
const part = (line: number[][], properties: Partial<FeatureProperties> = {}) =>
  lineString(line, { name: 'March', ...properties });
const stop = (name: string, lng: number, km: number) => ({ name, lngLat: [lng, 0] as const, km });
const headAt = (km: number, route = 'march') =>
  ({ route, opacity: 1, head: [0, 0], bearing: 0, km }) as const;
const bare = [part(level(10, 11, 12))];
const told = (features: readonly LayerFeature[], layer = march) =>
  routeInBuild.sentence?.({ layer, measured: [], features }, en);

it.each([
  [0, '0 km', '0 mi'],
  [0.1, '100 m', '330 ft'],
  [0.6, '600 m', '2,000 ft'],
  [4.9, '4.9 km', '3 mi'],
  [62, '62 km', '39 mi'],
])('the head of a route labels %d km as the text does', (km, metric, american) => {
  for (const [locale, words] of Object.entries({ 'en-GB': metric, [inMiles('en-US')]: american })) {
    const [, label] = routeHeadLayers(march, layerColors(march, 'light'), {
      ...en,
      locale,
    } as never);
    const head = point([0, 0], { km, told: true, followed: false });
    const said = label && styleValues(label, 8).formatted('text-field', head);
    expect(said?.map(({ text }) => text).join('')).toBe(words);
    expect(formatLength(km, locale)).toBe(words);
  }
});

it.each([
  ['south-west', [-1, -20], 'bottom-right'],
  ['south-east', [1, -20], 'bottom-left'],
  ['north-east', [1, 20], 'bottom-right'],
] as const)('a route to the %s is labelled above its head, off the line', (_, to, anchor) => {
  const routes = { march: readRoute([part([[0, 0], [...to]])]) };
  const parts = route.top?.(march, layerColors(march, 'light'), { routes, words: en }) ?? [];
  const label = parts.find(({ type }) => type === 'symbol');
  expect(label?.layout).toMatchObject({ 'text-anchor': anchor });
});

const follow = { routes: ['march'] };
const at = { route: 'march', opacity: 1, bearing: 200, km: 500, head: [110, 35] as const, follow };

it('on a passage the page counts the kilometres and the map does not', () => {
  expect(routeHeadData([at]).features[0]?.properties?.followed).toBe(true);
  const label = route.top?.(march, layerColors(march, 'light'), { routes: {}, words: en }) ?? [];
  const text = label.find(({ type }) => type === 'symbol')?.layout as { 'text-field': unknown[] };
  expect(text['text-field'].slice(0, 3)).toEqual(['case', ['get', 'followed'], '']);
});

it('the head of a passage has no label on its leap', () => {
  const [head] = routeHeadData([{ ...at, leaps: true }]).features;
  expect(head?.properties).toMatchObject({ told: false, followed: false });
});

describe('ticks', () => {
  const ticked = { ...march, ticksInKm: 250 };
  const long = [
    part(level(0, 10), { stops: [stop('A', 0, 0), stop('B', 10, 1000)] }),
    part(level(10, 20), { part: 'leap', stops: [stop('B', 10, 1000), stop('C', 20, 2000)] }),
  ];
  const routes = { march: readRoute(long) };
  const input = { routes, words: en };

  it('mark even kilometres of the way, the first with its unit, and none on the leap', () => {
    const { features } = tickData([ticked], routes, 'en');
    expect(features.map(({ properties }) => properties?.text)).toEqual(['250 km', '500', '750']);
    expect(features[1]?.geometry.coordinates[0]).toBeCloseTo(5);
  });

  it('mark even miles if the story uses miles, as the head and the sentence do', () => {
    const miles = { ...en, locale: inMiles(en.locale) };
    const inTens = { ...march, ticksInKm: 160.9344 };
    const { features } = tickData([inTens], routes, miles.locale);
    const texts = features.slice(0, 3).map(({ properties }) => properties?.text);
    expect(texts).toEqual(['100 mi', '200', '300']);
    const parts = route.top?.(march, layerColors(march, 'light'), { routes, words: miles }) ?? [];
    const label = parts.find(({ type }) => type === 'symbol');
    const heads = [5, 500].flatMap((km) => routeHeadData([headAt(km)]).features);
    expect(
      heads.map((head) => label && styleValues(label, 5).formatted('text-field', head)[0]?.text),
    ).toEqual(['3.1 mi', '311 mi']);
    const said = routeInBuild.sentence?.({ layer: inTens, measured: [], features: long }, miles);
    expect(said).toMatch(/1,243 mi.*A tick marks every 100 mi\./);
  });

  it('of lengths are numbered from 1, at the middle of each, and appear at its end', () => {
    const cut = { ...ticked, lengths: true };
    const { features } = tickData([cut], routes, 'en');
    expect(features.map(({ properties }) => properties?.text)).toEqual(['1', '2', '3']);
    expect(features[1]?.geometry.coordinates[0]).toBeCloseTo(3.75);
    expect(features[1]?.properties?.share).toBeCloseTo(0.25);
    expect(told(long, cut)).toContain('cut into lengths of 250 km, full and hollow by turns');
    const marks = route.marks?.(cut, layerColors(cut, 'light'), input) ?? [];
    expect(marks.map(({ id }) => id)).toEqual(['march-tick-labels']);
  });

  it('of lengths make every second one hollow, to the end of the way', () => {
    const layers = route.layers({ ...ticked, lengths: true }, layerColors(march, 'light'), input);
    const hollow = layers.map((layer) => storyMetadata(layer)?.gradient).find((each) => each?.cuts);
    expect(hollow?.cuts?.map((cut) => Number(cut.toFixed(6)))).toEqual([0.25, 0.5, 0.75]);
    expect(hollow).toMatchObject({ from: 0, to: 0.5 });
  });

  it('appear as the head passes them', () => {
    const [ticks] = route.marks?.(ticked, layerColors(ticked, 'light'), input) ?? [];
    const passes = (ticks && storyMetadata(ticks)?.passes) ?? [];
    const last = (drawn: number) => shownTicks('march', passes, drawn).at(-1);
    const kms = [0.1, 0.26, 1].map((drawn) => (last(drawn) as unknown[]).at(-1));
    const [, ...shares] = passes;
    expect(kms).toEqual([-1, shares[0], shares[1]]);
  });

  it('are described in the sentence for screen readers', () => {
    expect(told(long, ticked)).toContain('A tick marks every 250 km.');
    expect(told(long)).not.toContain('tick');
  });
});

it.each([
  ['631.2 631.2', [false, true]],
  ['632.4 631.2', [false, true]],
  ['4400 4013', [true, true]],
])('of heads at %s km only the last shows a length that the heads share: %j', (kms, shown) => {
  const heads = kms.split(' ').map((km, i) => headAt(Number(km), `r${i}`));
  expect(routeHeadData(heads).features.map(({ properties }) => properties?.told)).toEqual(shown);
});

it('a plain line is as long as its line on the ground', () => {
  expect(routeProgress(readRoute(bare))(1).km).toBeCloseTo(222.4, 1);
  expect(told(bare)).toBe('A dotted line shows the march, 222 km.');
});

it('a plain line is drawn whole, without a leap', () => {
  const routes = { march: readRoute(bare) };
  const parts = route.layers(march, layerColors(march, 'light'), { routes, words: en });
  expect(parts.map(({ id }) => id)).toEqual(['march-casing', 'march-line']);
  expect(parts.map((layer) => storyMetadata(layer)?.gradient)).toMatchObject([
    { from: 0, to: 1, fadeTo: 0 },
    { from: 0, to: 1, fadeTo: 0 },
  ]);
});

it('a plain line is labelled as schematic at its head only if it is schematic', () => {
  const words = (schematic: boolean) => {
    const layer = { ...march, schematic };
    const input = { routes: {}, words: en };
    return JSON.stringify(route.top?.(layer, layerColors(layer, 'light'), input));
  };
  expect(words(false)).not.toContain(en.marks.schematic);
  expect(words(true)).toContain(en.marks.schematic);
});

it('a route of several lines is joined in order, whether of one feature or several', () => {
  const legs = [part(level(10, 11)), part(level(11, 12))];
  const lines = legs.map(({ geometry }) => geometry.coordinates);
  const many: LayerFeature = multiLineString(lines as number[][][], { name: 'March' });
  expect(joinWay(legs)).toEqual(bare);
  expect(joinWay([many])).toEqual(bare);
  expect(readRoute(legs)).toEqual(readRoute(bare));
});

it('a route of several lines keeps its leap and all stops', () => {
  const [first, second] = [stop('Field', 10, 0), stop('Ford', 12, 230)];
  const leap = part(level(12, 13), { part: 'leap', stops: [second, stop('Fort', 13, 340)] });
  const before = part(level(10, 11), { stops: [first] });
  const whole = [before, part(level(11, 12), { stops: [second] }), leap];
  const read = readRoute(whole);
  expect(read.stops.map(({ name }) => name)).toEqual(['Field', 'Ford', 'Fort']);
  expect(read.leapFrom).toBeCloseTo(2 / 3, 6);
  expect(joinWay(whole)[1]).toBe(leap);
  expect(told(whole, { ...march, schematic: true })).toBe(
    'A dotted line shows the march from Field by way of Ford to Fort, 340 km. It is schematic, not a real path. From Ford to Fort fine dots run straight: the way between is not drawn.',
  );
});

it.each([
  [183.36, -176.64],
  [-176.64, 183.36],
])('a stop matches its line in any copy of the world: vertex at %d, stop at %d', (lng, at) => {
  const way = part(level(lng - 10, lng, lng + 10), { stops: [stop('Adak', at, 700)] });
  expect(routeInBuild.check?.(march, [way])).toEqual([]);
  expect(routeProgress(readRoute([way]))(0.5).km).toBeCloseTo(700);
});

const whole: RouteGradient = { color: '#b4471d', from: 0, to: 1, fadeTo: 0 };

/** How opaque the gradient is at a share of the part's length, as MapLibre evaluates it. */
function opacityAt(part: RouteGradient, drawn: number, share: number) {
  const gradient = latest.paint_line['line-gradient'] as never;
  const compiled = createExpression(routeGradient(part, drawn), gradient);
  if (compiled.result === 'error') throw new Error(compiled.value.map(String).join('; '));
  const color = compiled.value.evaluate({ zoom: 0, lineProgress: share });
  return typeof color === 'string' ? alphaOf(color) : color.a;
}

/** The opacity of `#rrggbb`, `#rrggbbaa` or `rgba(…, a)`. */
function alphaOf(color: string) {
  if (color.startsWith('rgba')) return Number(color.match(/([\d.]+)\)$/)?.[1]);
  return color.length > 7 ? Number.parseInt(color.slice(7), 16) / 255 : 1;
}

const share = number(0, 1);

it('routeGradient passes from the way to the leap where one ends and the other begins', () => {
  const way = { ...whole, to: 0.8 };
  const leap = { ...whole, from: 0.8 };
  forAll(share, share, (drawn, at) => {
    const [ofWay, ofLeap] = [drawn / 0.8, (drawn - 0.8) / 0.2];
    fc.pre(Math.abs(ofWay - at) > 1e-9 && Math.abs(ofLeap - at) > 1e-9);
    expect(opacityAt(way, drawn, at)).toBe(at < ofWay ? 1 : 0);
    expect(opacityAt(leap, drawn, at)).toBe(at < ofLeap ? 1 : 0);
  });
});

it('routeGradient shows a leap whole or not at all, fading in so that it never ends midway', () => {
  const leap = { ...whole, from: 0.8, whole: true } as const;
  forAll(share, share, share, (drawn, later, at) => {
    const shown = opacityAt(leap, drawn, at);
    expect(shown).toBe(opacityAt(leap, drawn, 0));
    if (later >= drawn) expect(opacityAt(leap, later, at)).toBeGreaterThanOrEqual(shown);
  });
  expect(opacityAt(leap, 0.98, 0.5)).toBe(0);
  expect(opacityAt(leap, 1, 0.5)).toBe(1);
});

it('routeGradient draws every second length, up to the head and no farther', () => {
  const cuts = [0.2, 0.4, 0.6, 0.8];
  forAll(share, share, (drawn, at) => {
    fc.pre([...cuts, drawn].every((end) => Math.abs(end - at) > 1e-9));
    const isHollow = cuts.filter((cut) => cut < at).length % 2 === 1;
    expect(opacityAt({ ...whole, cuts }, drawn, at)).toBe(isHollow && at < drawn ? 1 : 0);
  });
});

it('routeGradient fades in gradually over the first share of a line, but not at its head', () => {
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

const spec = (id: string) => plainLayer(id, 'route');

const facts = (leapFrom: number): Route => ({ line: level(100, 110), stops: [], leapFrom });

const longitudes = (leapFrom = 1, fadeInKm = 0) =>
  chevronData([{ ...spec('a'), fadeInKm }], { a: facts(leapFrom) }).features.map(
    ({ geometry }) => geometry.coordinates[0] ?? Number.NaN,
  );

it('the chevrons along a route are evenly spaced and point in its direction', () => {
  for (const { properties } of chevronData([spec('a')], { a: facts(1) }).features)
    expect(properties).toMatchObject({ layer: 'a', bearing: 90 });
  const all = longitudes();
  expect(all).toHaveLength(7);
  all.slice(1).forEach((longitude, i) => {
    expect(longitude - (all[i] ?? Number.NaN)).toBeCloseTo(10 / 7, 6);
  });
});

it('the chevrons along a route are only on the way, neither where it fades in nor on the leap', () => {
  const some = longitudes(0.8, 200);
  expect(some.length).toBeGreaterThan(3);
  for (const longitude of some) {
    expect(longitude).toBeGreaterThan(101.79);
    expect(longitude).toBeLessThan(107.8);
  }
});
