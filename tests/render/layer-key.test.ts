import { featureCollection, point } from '@turf/helpers';
import { expect, it } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';
import { layerCss, renderKeys, renderValues } from '../../src/render/layer-key.ts';
import { english as words } from '../support/english.ts';
import { plainLayer } from '../support/plain-layer.ts';

const files = openFolder('.', 'src/story');
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
const road = point([179, 0], { name: 'A', category: 'road' });
const ways = [road, point([20, 0], { name: 'B', category: 'rail' })];
const people = [point([0, 0], { name: 'Two', value: 300_000 }), point([0, 0], { name: 'One' })];
const geometry = {
  [`${files.geometry}/ways.geojson`]: JSON.stringify(featureCollection(ways)),
  [`${files.geometry}/people.geojson`]: JSON.stringify(featureCollection(people)),
};
const told = { layers, files, geometry, words };
const keysOf = (scene: object) =>
  renderKeys({ bounds: [170, -5, -170, 5], layers: {}, ...scene }, told);

it('the key lists the categories in sight, even across the 180th meridian', () => {
  expect(keysOf({ bounds: [150, -5, 170, 2], layers: { ways: 1 } })).toBe(
    '<p class="map-key" aria-hidden="true"><span class="key-of" data-key="ways" data-name="Ways"></span></p>\n',
  );
  expect(keysOf({ bounds: [176, -6, 186, -1], layers: { ways: 1 } })).toContain('Road');
  const html = keysOf({ layers: { ways: 1, plain: 1 } });
  expect(html).toContain('Road &amp; track');
  expect(html).not.toContain('Railway');
  expect(html).not.toContain('data-key="plain"');
});

it('the key of a scene that shows the whole world lists what the scene’s bounds hold', () => {
  const world = { bounds: [-170, -60, 170, 70], maxZoom: 0.5 };
  expect(keysOf({ ...world, layers: { ways: 1 } })).toContain('Railway');
});

it('the key shows short numbers between classes, the unit, and the swatch for missing values', () => {
  const html = keysOf({ layers: { people: 1 } });
  expect(html).toContain(
    '<i data-sign="0"></i><b>250k</b><i data-sign="1"></i></span><span class="in">people</span>',
  );
  expect(html).toContain('<i data-sign="none"></i> No data');
});

it('the key is absent if each layer has one colour', () => {
  expect(keysOf({ layers: { plain: 1 } })).toBe('');
});

it('layers and categories have their colours in each theme, and swatches of their kind', () => {
  const tint = { light: '#00aa00', dark: '#00ff00' };
  const look = { tint, legendTint: 0.28 };
  const park = plainLayer('park', 'area', look);
  const css = layerCss([...layers, park], (dark) => `@dark{${dark}}`);
  const [light = '', dark = ''] = css.split('@dark');
  expect(light).toContain('--layer-ways-1:#111111;--layer-people:#a10800;');
  expect(light).toContain('--layer-park:#a10800;--layer-park-tint:#00aa00;');
  expect(dark).toMatch(/--layer-ways-1:#eeeeee;.*--layer-park:#dd6b26;--layer-park-tint:#00ff00;/);
  expect(css).toMatch(
    /\.swatch\[data-layer="park"\]:checked\{--c:var\(--layer-park\);--tint:var\(--layer-park-tint\);[^}]*color-mix\(in srgb, var\(--tint\) 28%, transparent\)/,
  );
  expect(css).toMatch(
    /\[data-key="ways"\] \[data-sign="1"\]\{--c:var\(--layer-ways-1\);--tint:var\(--layer-ways-1\);block-size:0;border-block-start/,
  );
});

it('a shaded layer has a table of values, unlike any other layer', () => {
  const html = renderValues('people', told);
  expect(html.indexOf('One')).toBeLessThan(html.indexOf('Two'));
  expect(html).toMatch(/>300,000</);
  expect(html).toMatch(/>No data</);
  expect(renderValues('ways', told)).toBe('');
});
