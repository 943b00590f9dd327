import { describe, expect, it } from 'vitest';
import { storyFilesIn } from '../../src/load/files/story-files.ts';
import { keyCss, renderKeys, renderValues } from '../../src/render/layer-key.ts';
import { english as words } from '../support/english.ts';
import { plainLayer } from '../support/plain-layer.ts';

const files = storyFilesIn('.', 'src/story');
const color = { light: '#111111', dark: '#eeeeee' };
const layers = [
  plainLayer('plain', 'line'),
  plainLayer('ways', 'line', {
    label: 'Ways',
    categories: { rail: { label: 'Railway', color }, road: { label: 'Road & track', color } },
  }),
  plainLayer('people', 'shaded', {
    label: 'People',
    categories: { 0: { label: '< 2500', color }, 1: { label: '≥ 2500', color } },
    breaks: [250_000],
    unit: 'people',
    noData: 'No data',
  }),
];
const point = (lng: number, properties: object) => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'LineString',
    coordinates: [
      [lng, 0],
      [lng, 1],
    ],
  },
});
const collection = (...features: readonly object[]) =>
  JSON.stringify({ type: 'FeatureCollection', features });
const geometry = {
  [`${files.geometry}/ways.geojson`]: collection(
    point(179, { name: 'A', category: 'road' }),
    point(20, { name: 'B', category: 'rail' }),
  ),
  [`${files.geometry}/people.geojson`]: collection(
    point(0, { name: 'Two', value: 300_000 }),
    point(0, { name: 'One' }),
  ),
};
const told = { layers, files, geometry, words };
const keysOf = (scene: object) =>
  renderKeys({ bounds: [170, -5, -170, 5], layers: {}, ...scene }, told);

describe('the key of a scene', () => {
  it('lists the categories in sight, across the 180th meridian too', () => {
    const html = keysOf({ layers: { ways: 1, plain: 1 } });
    expect(html).toContain('Road &amp; track');
    expect(html).not.toContain('Railway');
    expect(html).not.toContain('data-key="plain"');
  });

  it('has the numbers between classes, short ones, with the unit and the sign of no value', () => {
    const html = keysOf({ layers: { people: 1 } });
    expect(html).toContain(
      '<i data-sign="0"></i><b>250k</b><i data-sign="1"></i></span><span class="in">people</span>',
    );
    expect(html).toContain('<i data-sign="none"></i> No data');
  });

  it('is not there where each layer has one colour', () => {
    expect(keysOf({ layers: { plain: 1 } })).toBe('');
    expect(keyCss([layers[0] ?? plainLayer('x', 'line')], (css) => css)).toBe('');
  });

  it('has its colours on light paper and on dark', () => {
    const css = keyCss(layers, (dark) => `@dark{${dark}}`);
    expect(css).toMatch(/--layer-ways-1:#111111;.*@dark\{.*--layer-ways-1:#eeeeee;/);
  });
});

it('the values of a shaded layer are a table, and no other layer has one', () => {
  const html = renderValues('people', told);
  expect(html.indexOf('One')).toBeLessThan(html.indexOf('Two'));
  expect(html).toMatch(/>300,000</);
  expect(html).toMatch(/>No data</);
  expect(renderValues('ways', told)).toBe('');
});
