import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { point } from '@turf/helpers';
import { wcagContrast } from 'culori';
import fc from 'fast-check';
import type { StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import type { Relief } from '../../src/core/story/story-data.ts';
import { routeLayers } from '../../src/style/kinds/route/route-layers.ts';
import { labelData, storyLabelLayers } from '../../src/style/label-layers.ts';
import { layerColors, palette, type Theme } from '../../src/style/palette.ts';
import { contourLayers, inkRelief, reliefLayers, reliefSources } from '../../src/style/relief.ts';
import { markOpacity } from '../../src/style/story-layer.ts';
import { landUses, streetLayers } from '../../src/style/streets/street-data.ts';
import { coverStyle, streetStyle } from '../../src/style/streets/street-layers.ts';
import { styleValues } from '../../src/style/style-values.ts';
import { inMiles } from '../../src/words/formats.ts';
import { forAll, integer } from '../core/arbitraries.ts';
import { plainLayer } from '../support/plain-layer.ts';
import { plainStyle } from '../support/plain-style.ts';

const along = (to: readonly [number, number], leapFrom = 1) => ({
  line: [[0, 0], to] as const,
  stops: [],
  leapFrom,
});

const middle = [{ layer: 'way', text: 'A way', along: 0.5 }];

/** The properties of a label in the middle of a route from the null island. */
const propertiesOf = (to: readonly [number, number]) =>
  labelData(middle, { way: along(to) }).features[0]?.properties;

it('only labels along a line turn with the map; the others stay upright', () => {
  const place = { layer: 'way', text: 'A place', at: [5, 5] } as const;
  const way = { way: along([10, 0]) };
  const { features } = labelData([place, { ...place, rotate: 0 }, ...middle], way);
  const layer = plainLayer('way', 'route');
  const labels = features.map(({ properties }) => properties);
  const styles = storyLabelLayers(layer, layerColors(layer, 'light'), labels);
  const values = styles.map((style) => styleValues(style, 4));
  const aligned = features.map((feature) =>
    values.find(({ draws }) => draws(feature))?.word('text-rotation-alignment', feature),
  );
  expect(aligned).toEqual(['viewport', 'map', 'map']);
});

describe('a label along a route', () => {
  it('is never upside down, whichever way the route runs', () => {
    const degrees = integer(-50, 50);
    forAll(degrees, degrees, (lng, lat) => {
      fc.pre(lng !== 0 || lat !== 0);
      const rotate = propertiesOf([lng, lat])?.rotate ?? Number.NaN;
      expect(rotate).toBeGreaterThanOrEqual(-90);
      expect(rotate).toBeLessThanOrEqual(90);
    });
  });

  it.each([
    ['an eastward', [10, 0]],
    ['a westward', [-10, 0]],
  ] as const)('is above its route, %s one', (_, to) => {
    expect(propertiesOf(to)).toMatchObject({ beside: -1 });
    expect(Math.abs(propertiesOf(to)?.rotate ?? Number.NaN)).toBe(0);
  });

  it.each([2, 4, 7])('keeps clear of the dashes of its line at zoom %i', (zoom) => {
    const layer = plainLayer('way', 'route', { dash: 'dashed' });
    const colors = layerColors(layer, 'light');
    const { features } = labelData(middle, { way: along([10, 0]) });
    const labels = features.map(({ properties }) => properties);
    const [text] = storyLabelLayers(layer, colors, labels);
    const [, line] = routeLayers(layer, colors);
    if (!text || !line || !features[0]) throw new Error('There is no label, or no line.');
    const [{ number, numbers }, drawn] = [styleValues(text, zoom), styleValues(line, zoom)];
    const [, down = 0] = numbers('text-offset', features[0]) ?? [];
    const outer = drawn.number('line-width') / 2;
    expect(Math.abs(down) * number('text-size')).toBeGreaterThan(2 * outer);
  });

  it('is placed at its share of the way, whatever leap follows', () => {
    const [label] = labelData(middle, { way: along([10, 0], 0.8) }).features;
    expect(label?.geometry.coordinates[0]).toBeCloseTo(4, 9);
  });

  it('is omitted if its route is absent', () => {
    expect(labelData(middle, {}).features).toEqual([]);
  });
});

const inked = (grey: number, theme: 'light' | 'dark') => {
  const pixels = Uint8ClampedArray.of(grey, grey, grey, 255);
  inkRelief(pixels, theme);
  return [...pixels];
};

describe.each(['light', 'dark'] as const)('inkRelief in the %s theme', (theme) => {
  it('leaves plains and the sea clear, and barely inks almost flat ground, which would show stripes', () => {
    for (const grey of [125, 128, 131]) expect(inked(grey, theme)[3]).toBe(0);
    for (const grey of [118, 136]) expect(inked(grey, theme)[3]).toBeLessThan(20);
  });

  it('gets denser with deeper shade and brighter light', () => {
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

it('markOpacity is zero for a layer in the background and full once the layer is shown', () => {
  expect([0, 0.35, 0.7, 1].map(markOpacity)).toEqual([0, 0, 1, 1]);
});

const tiles = 'https://story.example/streets/{z}/{x}/{y}.mvt';
const inTheme = (theme: Theme, locale = 'ko') =>
  streetStyle(
    { minzoom: 9, maxzoom: 15, bounds: [115, -33, 116, -31] },
    tiles,
    { lang: 'ko', locale, placed: ['Perth'] },
    theme,
  );

const cover = (theme: Theme) =>
  coverStyle({ minzoom: 3, maxzoom: 7, bounds: [90, -41, 135, 0] }, tiles, theme);

const near = { bounds: [115, -33, 116, -31] as const };
const hillsFrom = (minzoom: number, maxzoom = 12) =>
  reliefSources(
    {
      'relief-world': { minzoom: 0, maxzoom: 5, bounds: [-180, -60, 180, 84] },
      'relief-window': { ...near, minzoom, maxzoom, tiles: [], contours: true },
    },
    'relief/{z}/{x}/{y}.avif',
  );
const hills = hillsFrom(4);

const own = { type: 'geojson', data: '' } as const;
const whole = (theme: Theme): StyleSpecification =>
  plainStyle([plainLayer('way', 'line'), plainLayer('wards', 'shaded')], {
    theme,
    sources: { ...hills, way: own, places: own },
    streets: inTheme(theme),
    cover: cover(theme),
  });

describe.each(['light', 'dark'] as const)('the style of streets on %s paper', (theme) => {
  it('is a valid MapLibre style', () => {
    const { land, streets, names, ...own } = inTheme(theme);
    const sources = { ...own.sources, ...cover(theme).sources };
    const layers = [...cover(theme).land, ...land, ...streets, ...names];
    const style = { version: 8 as const, sources, layers };
    expect(validateStyleMin({ ...style, glyphs: 'a/{fontstack}/{range}' } as never)).toEqual([]);
  });

  it('draws only tile layers that are kept when tiles are cut', () => {
    const { land, streets, names } = inTheme(theme);
    const all = [...cover(theme).land, ...land, ...streets, ...names];
    const drawn = all.map((layer) => 'source-layer' in layer && layer['source-layer']);
    expect([...new Set(drawn)].sort()).toEqual(Object.keys(streetLayers).sort());
  });

  it('is under the story’s layers, except its land over shades, and its names are under all other names', () => {
    const ids = whole(theme).layers.map(({ id }) => id);
    const at = (part: string) => ids.findIndex((id) => id.startsWith(part));
    const last = (part: string) => ids.findLastIndex((id) => id.startsWith(part));
    expect(last('overview-')).toBeLessThan(at('streets-earth'));
    expect(at('streets-cover')).toBeGreaterThan(last('story-land'));
    expect(at('streets-cover')).toBeLessThan(at('relief-world'));
    expect(at('streets-rails')).toBeLessThan(at('way-line'));
    expect(last('streets-land-use')).toBeLessThan(at('relief-over'));
    expect(at('relief-over')).toBeLessThan(at('relief-contours'));
    expect(at('relief-index-contours')).toBeLessThan(at('wards-classes'));
    expect(last('relief-')).toBeGreaterThan(at('streets-rails'));
    expect(last('relief-')).toBeLessThan(at('way-line'));
    expect(last('wards-classes')).toBeLessThan(at('streets-water'));
    expect(at('streets-names')).toBeGreaterThan(last('way-line'));
    expect(last('streets-names')).toBeLessThan(at('place-'));
  });

  it('gives every name a contrast of at least 4.5:1 with its halo', () => {
    const figures = contourLayers('symbol', hills, palette(theme), 'en');
    for (const { paint } of [...inTheme(theme).names, ...figures]) {
      const { 'text-color': text, 'text-halo-color': halo } = (paint ?? {}) as Record<
        string,
        string
      >;
      expect(wcagContrast(text ?? '', halo ?? '')).toBeGreaterThanOrEqual(4.5);
    }
  });
});

it('contour labels use the unit in which the contours were cut', () => {
  const at = point([0, 0], { index: true, name: '1200' });
  const heights = { [inMiles('en-US')]: '1,200 ft', en: '1,200 m', de: '1.200 m' };
  for (const [locale, height] of Object.entries(heights)) {
    const [figures] = contourLayers('symbol', hills, palette('light'), locale);
    const [figure] = figures ? styleValues(figures, 12).formatted('text-field', at) : [];
    expect(figure?.text).toBe(height);
  }
});

/** The opacity of each relief layer that is drawn at a zoom. */
const strengthsAt = (sources: typeof hills, zoom: number, part?: 'under' | 'over') =>
  Object.fromEntries(
    reliefLayers(sources, part)
      .filter(({ minzoom = 0, maxzoom = 24 }) => zoom >= minzoom && zoom < maxzoom)
      .map((layer) => [layer.id, styleValues(layer, zoom).number('raster-opacity')] as const)
      .filter(([, strength]) => strength > 0),
  );

describe('if the story’s relief begins at far closer zooms than the world’s ends', () => {
  const at = (zoom: number) => strengthsAt(hillsFrom(8, 9), zoom);

  it('the world’s relief continues, softer and softer, and leaves no zoom without relief', () => {
    const world = [5, 5.5, 6, 6.5, 7, 7.49].map((zoom) => at(zoom)['relief-world'] ?? 0);
    expect(world[0]).toBe(0.55);
    expect(world.at(-1)).toBeGreaterThan(0.05);
    expect(world).toEqual(world.toSorted((one, other) => other - one));
    for (let zoom = 0; zoom < 13.9; zoom += 0.1) expect(Object.keys(at(zoom))).not.toEqual([]);
  });

  it('the story’s relief starts as strong as the world’s, which is then drawn only around it', () => {
    const before = at(7.49)['relief-world'] ?? 0;
    const {
      'relief-world': world,
      'relief-around': around = 0,
      'relief-window': first = 0,
    } = at(7.5);
    expect(world).toBeUndefined();
    for (const strength of [around, first]) expect(Math.abs(strength - before)).toBeLessThan(0.01);
    expect(at(8)['relief-window']).toBe(0.55);
    expect(at(8.5)).toEqual({ 'relief-window': 0.55 });
  });

  it('the story’s relief stays as strong for two zooms past its last, then fades gently', () => {
    const strengths = [9, 10, 11, 12, 13, 14].map((zoom) => at(zoom)['relief-window'] ?? 0);
    expect(strengths.slice(0, 3)).toEqual([0.55, 0.55, 0.55]);
    expect(strengths[3]).toBeCloseTo(0.37, 2);
    expect(strengths[4]).toBeCloseTo(0.18, 2);
    expect(strengths[5]).toBe(0);
  });
});

it.each([
  [4, 4],
  [7, 7],
  [5, 7],
])('relief from zoom %d to %d is a valid MapLibre style', (first, last) => {
  const sources = hillsFrom(first, last);
  expect(validateStyleMin({ version: 8, sources, layers: reliefLayers(sources) })).toEqual([]);
});

it('the story’s relief replaces the world’s without a fade when its zooms continue from the world’s', () => {
  expect(strengthsAt(hills, 3.4)).toEqual({ 'relief-world': 0.55 });
  expect(strengthsAt(hills, 3.5)).toEqual({ 'relief-window': 0.55 });
  const world = Object.keys(
    strengthsAt(reliefSources({ 'relief-world': { ...near, minzoom: 0, maxzoom: 3 } }, ''), 6),
  );
  expect(world).toEqual(['relief-world']);
});

it('the world’s relief around the story’s leaves out the box that the story covers', () => {
  const around = (finer: object) => {
    const world = { minzoom: 0, maxzoom: 3, bounds: [-180, -60, 180, 84] };
    const all = { 'relief-world': world, 'relief-window': { minzoom: 7, maxzoom: 9, ...finer } };
    const source = reliefSources(all as unknown as Relief, 'z.avif#dark')['relief-around'];
    return source && 'tiles' in source ? source.tiles : [];
  };
  const [url = ''] = around({ bounds: [0, 0, 135, 66.51326] });
  expect(url).toMatch(/^z\.avif#dark\//);
  const sides = url.split('/').at(-1)?.split(',').map(Number) ?? [];
  expect(sides.map((side) => Number(side.toFixed(6)))).toEqual([0.5, 0.25, 0.875, 0.5]);
});

it('relief that begins only at the zooms of streets is drawn once, over the streets’ ground', () => {
  const own = hillsFrom(10);
  for (const part of ['under', 'over', undefined] as const) {
    const style = { version: 8 as const, sources: own, layers: reliefLayers(own, part) };
    expect(validateStyleMin(style)).toEqual([]);
  }
  expect(strengthsAt(own, 10, 'over')).toEqual({ 'relief-over': 0.55 });
});

it('relief is as strong over the streets’ ground as before that ground covers it, and soft past its last tiles', () => {
  const at = (zoom: number) =>
    (['under', 'over'] as const).map((part) => {
      const { 'relief-around': _, ...own } = strengthsAt(hills, zoom, part);
      return Object.values(own).reduce((sum, strength) => sum + strength, 0);
    });
  const [full] = at(3);
  expect([at(3.6), at(8), at(12)].join(' ')).toBe(`${full},0 ${full},0 0,${full}`);
  const [under = 0, over = 0] = at(9.3);
  expect(under + over).toBeCloseTo(full ?? 0);
  expect(at(14)[1]).toBeGreaterThan((full ?? 0) / 2);
  expect(at(17)).toEqual([0, 0]);
});

it.each([
  ['en', { elevation: '2086.6' }, 'Aiguille 2,087 m ▲'],
  ['en-GB-u-ms-ussystem', { elevation: '2086.6' }, 'Aiguille 6,846 ft ▲'],
  ['de', { elevation: '2086.6', 'name:ko': '에귀' }, '에귀 2.087 m ▲'],
  ['en', { elevation: 'unknown' }, 'Aiguille ▲'],
])('in "%s" a peak with %o is labelled "%s"', (locale, said, written) => {
  const { names } = inTheme('light', locale);
  const peaks = names.find(({ id }) => id === 'streets-names-peaks');
  const feature = point([0, 0], { name: 'Aiguille', ...said });
  const values = peaks && styleValues(peaks, 13);
  expect(values?.formatted('text-field', feature).map(({ text }) => text)).toEqual([written]);
});

it('each kind of land use has one look, and ice does not look like sand', () => {
  const kinds = Object.values(landUses).flat();
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(kinds).toContain('glacier');
  expect(landUses.sand).not.toContain('glacier');
});
