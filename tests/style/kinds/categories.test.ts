import { describe, expect, it, test } from 'vitest';
import type { LayerFeature } from '../../../src/style/kinds/kind.ts';
import { buildKindOf, kindOf, type Layer } from '../../../src/style/kinds/kinds.ts';
import { layerColors, type Theme } from '../../../src/style/palette.ts';
import { styleValues } from '../../../src/style/style-values.ts';
import { english as words } from '../../support/english.ts';
import { plainLayer } from '../../support/plain-layer.ts';
import { level, ring } from '../../support/shapes.ts';

const categories = {
  port: { label: 'Ports', color: { light: '#111111', dark: '#eeeeee' } },
  mine: { label: 'Mines', color: { light: '#222222', dark: '#dddddd' } },
};
const geometries = {
  area: { type: 'Polygon', coordinates: [ring(0, 0, 1, 1)] },
  line: { type: 'LineString', coordinates: level(0, 1) },
  points: { type: 'Point', coordinates: [0, 0] },
  shaded: { type: 'Polygon', coordinates: [ring(0, 0, 1, 1)] },
} as const;
const feature = (kind: keyof typeof geometries, more: object) =>
  ({ type: 'Feature', properties: { name: 'A', ...more }, geometry: geometries[kind] }) as never;

const painted = {
  area: ['fill-color', 'line-color'],
  line: ['line-color'],
  points: ['circle-color', 'circle-stroke-color'],
  shaded: ['fill-color'],
} as const;

function partsOf(layer: Layer, theme: Theme) {
  const [kind, colors] = [kindOf(layer), layerColors(layer, theme)];
  const own = kind.layers(layer, colors, { routes: {}, words });
  return [...(kind.under?.(layer, colors) ?? []), ...own];
}

function colorsOf(kind: keyof typeof geometries, properties: object, theme: Theme) {
  const layer = plainLayer('own', kind, { categories });
  const own = kindOf(layer);
  const given = feature(kind, properties);
  const [drawn = given] = own.prepare?.([given], layer) ?? [];
  return partsOf(layer, theme).flatMap((part) => {
    const values = styleValues(part, 5);
    const names = painted[kind].filter((name) => name in (part.paint ?? {}));
    return values.draws(drawn) && !part.id.endsWith('-lit')
      ? names.flatMap((name) => values.color(name, drawn) ?? [])
      : [];
  });
}

describe.each(['area', 'line', 'points'] as const)('the categories of the kind %s', (kind) => {
  it('have their own colours in both themes', () => {
    expect(new Set(colorsOf(kind, { category: 'mine' }, 'light'))).toEqual(new Set(['#222222']));
    expect(new Set(colorsOf(kind, { category: 'port' }, 'dark'))).toEqual(new Set(['#eeeeee']));
    expect(new Set(colorsOf(kind, {}, 'light'))).toEqual(new Set(['#a10800']));
  });

  it('are described only if they have features', () => {
    const layer = plainLayer('own', kind, { categories, label: 'Places' });
    const told = { layer, measured: [], features: [feature(kind, { category: 'mine' })] };
    expect(buildKindOf(layer.kind).sentence?.(told, words)).toContain('tell Places apart: Mines.');
  });
});

test('a site with points of several categories has its layer’s colour', () => {
  const layer = plainLayer('own', 'points', { categories });
  const both = ['port', 'mine'].map((category) => feature('points', { category }));
  const [site] = kindOf(layer).prepare?.(both, layer) ?? [];
  expect(site?.properties).not.toHaveProperty('category');
});

const said = { unit: 'people/km²', noData: 'not counted', inSentence: 'density' };
const layer = plainLayer('people', 'shaded', { categories, ...said });
const full = feature('shaded', { name: 'B', category: 'mine', value: 1234 });
const empty = feature('shaded', { name: 'C' });

it('a shaded layer draws its classes in their colours and hatches areas without a value', () => {
  const colors = colorsOf('shaded', { category: 'mine', value: 3 }, 'light');
  expect(colors).toEqual(['#222222', '#222222']);
  const drawnOf = (one: LayerFeature) =>
    partsOf(layer, 'light')
      .filter((part) => part.type === 'fill' && styleValues(part, 5).draws(one))
      .map(({ id }) => id);
  expect(drawnOf(full)).toEqual(['people-classes', 'people-veil']);
  expect(drawnOf(empty)).toEqual(['people-no-data']);
  const images = kindOf(layer).images?.(layer, layerColors(layer, 'light'));
  expect(images).toHaveProperty('no-data-people');
});

it('a shaded layer describes a value with its unit, or says that the value is missing', () => {
  const fact = (one: LayerFeature) => kindOf(layer).facts?.([one], layer, words)?.fact;
  expect([fact(full), fact(empty)]).toEqual(['1,234 people/km².', 'not counted']);
});

it('a shaded layer states the range of its values and the number of areas without a value', () => {
  const least = feature('shaded', { name: 'A', value: 12 });
  const told = { layer, measured: [], features: [full, empty, least] };
  expect(buildKindOf(layer.kind).sentence?.(told, words)).toBe(
    'Shades of colour show the density, from 12 people/km² in A to 1,234 people/km² in B. 1 area without data is hatched.',
  );
});
