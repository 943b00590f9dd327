import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { wcagContrast } from 'culori';
import type { StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { palette, type Theme } from '../../src/style/palette.ts';
import { contourLayers, reliefLayers, reliefSources } from '../../src/style/relief.ts';
import { landUses, streetLayers } from '../../src/style/streets/street-data.ts';
import { streetStyle } from '../../src/style/streets/street-layers.ts';
import { styleValues } from '../../src/style/style-values.ts';
import { plainLayer } from '../support/plain-layer.ts';
import { plainStyle } from '../support/plain-style.ts';

const tiles = 'https://story.example/streets/{z}/{x}/{y}.mvt';
const inTheme = (theme: Theme) =>
  streetStyle(
    { minzoom: 9, maxzoom: 15, bounds: [115, -33, 116, -31] },
    tiles,
    { lang: 'ko', placed: ['Perth'] },
    theme,
  );

const near = { bounds: [115, -33, 116, -31] as const };
const hills = reliefSources(
  {
    'relief-world': { minzoom: 0, maxzoom: 3, bounds: [-180, -60, 180, 84] },
    'relief-window': { ...near, minzoom: 4, maxzoom: 12, tiles: [], contours: true },
  },
  'relief/{z}/{x}/{y}.avif',
);

const whole = (theme: Theme): StyleSpecification =>
  plainStyle([plainLayer('way', 'line'), plainLayer('wards', 'shaded')], {
    theme,
    sources: {
      ...hills,
      way: { type: 'geojson', data: '' },
      places: { type: 'geojson', data: '' },
    },
    streets: inTheme(theme),
  });

describe.each(['light', 'dark'] as const)('the style of streets on %s paper', (theme) => {
  it('is one that MapLibre takes', () => {
    const { land, streets, names, sources } = inTheme(theme);
    const style = { version: 8 as const, sources, layers: [...land, ...streets, ...names] };
    expect(validateStyleMin({ ...style, glyphs: 'a/{fontstack}/{range}' } as never)).toEqual([]);
  });

  it('has no layer of the tiles that is not kept when they are cut', () => {
    const { land, streets, names } = inTheme(theme);
    const drawn = [...land, ...streets, ...names].map(
      (layer) => 'source-layer' in layer && layer['source-layer'],
    );
    expect([...new Set(drawn)].sort()).toEqual(Object.keys(streetLayers).sort());
  });

  it('lies under the story’s own layers, all but its land over shades, and its names under all others', () => {
    const ids = whole(theme).layers.map(({ id }) => id);
    const at = (part: string) => ids.findIndex((id) => id.startsWith(part));
    const last = (part: string) => ids.findLastIndex((id) => id.startsWith(part));
    expect(last('overview-')).toBeLessThan(at('streets-earth'));
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

  it('gives every name a contrast of 4.5:1 and more with its halo', () => {
    const figures = contourLayers('symbol', hills, palette(theme));
    for (const { paint } of [...inTheme(theme).names, ...figures]) {
      const { 'text-color': text, 'text-halo-color': halo } = (paint ?? {}) as Record<
        string,
        string
      >;
      expect(wcagContrast(text ?? '', halo ?? '')).toBeGreaterThanOrEqual(4.5);
    }
  });
});

it('hills are as strong over the ground of streets as where that does not cover them yet, and soft beyond their tiles', () => {
  const at = (zoom: number) =>
    (['under', 'over'] as const).map((part) =>
      reliefLayers(hills, part)
        .filter(({ minzoom = 0, maxzoom = 24 }) => zoom >= minzoom && zoom < maxzoom)
        .reduce((sum, layer) => sum + styleValues(layer, zoom).number('raster-opacity'), 0),
    );
  const [full] = at(3);
  expect([at(3.6), at(8), at(12)]).toEqual([
    [full, 0],
    [full, 0],
    [0, full],
  ]);
  const [under = 0, over = 0] = at(9.3);
  expect(under + over).toBeCloseTo(full ?? 0);
  expect(at(14)[1]).toBeGreaterThan((full ?? 0) / 2);
  expect(at(17)).toEqual([0, 0]);
});

it('each kind of land use has one look, and ice not that of sand', () => {
  const kinds = Object.values(landUses).flat();
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(kinds).toContain('glacier');
  expect(landUses.sand).not.toContain('glacier');
});
