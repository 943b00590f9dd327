import { featureCollection, lineString } from '@turf/helpers';
import { expect, test } from 'vitest';
import { greatCircleKm } from '../../src/core/camera/mercator.ts';
import type { StoryFolder } from '../../src/files/open-folder.ts';
import type { SectionPart } from '../../src/read/text/read-sections.ts';
import { routesOf } from '../../src/render/passages.ts';
import { renderSection, renderTravelled, type SectionContext } from '../../src/render/section.ts';
import { render as words } from '../support/english.ts';
import { plainLayer } from '../support/plain-layer.ts';
import { level } from '../support/shapes.ts';

const none: SectionContext = {
  first: false,
  alone: false,
  travelled: '',
  map: '',
  words,
  embeddable: false,
  copySection: 'Copy',
  charts: {},
  sources: '<ol></ol>\n',
  aboutMap: '<div></div>\n',
};
const section = (
  parts: readonly SectionPart[],
  context: Partial<SectionContext> = {},
  id = 'road',
) =>
  renderSection(
    { id, line: 1, title: 'R', titleHtml: 'R', parts, pictures: [] },
    { ...none, ...context },
  );

test('omits a caption that the map shows', () => {
  expect(section([{ kind: 'caption', html: '<p>C</p>\n' }])).not.toContain('<p>C</p>');
});

test('has a route’s distances if it is the only route, and the stops of all routes', () => {
  const stop = { name: 'A', lngLat: [1, 0], km: 50 };
  const end = { name: 'B', lngLat: [2, 0], km: 100 };
  const route = (stops: object[]) =>
    JSON.stringify(featureCollection([lineString(level(0, 1, 2), { stops })]));
  const files = { 'geo/r-1.geojson': route([stop, end]), 'geo/r-2.geojson': route([]) };
  const layers = ['r-1', 'r-2', 'nowhere'].map((id) => plainLayer(id, 'route'));
  const folder = { geometry: 'geo' } as StoryFolder;
  const told = (...ids: string[]) =>
    renderTravelled(routesOf(ids, { layers, geometry: files, files: folder }));
  expect(told('r-1', 'nowhere')).toBe(
    '<p class="travelled" data-route="r-1" data-distances="[[0,0],[1,100]]" data-stops="{&quot;A&quot;:0.5,&quot;B&quot;:1}"></p>\n',
  );
  const travelled = /^<p class="travelled" data-route="r-1" data-stops="[^"]*" hidden><\/p>\n$/;
  expect(told('r-1', 'r-2')).toMatch(travelled);
  expect(told('nowhere')).toBe('');
});

test('names the route of a passage, and leaves out its distances', () => {
  const line = [[0, 0] as const, [1, 1] as const] as const;
  const passage = { section: '', from: 0, middles: [], around: 0, legs: [], distances: {} };
  const html = renderTravelled(
    { way: { line, stops: [], leapFrom: 1 } },
    { ...passage, km: Number(greatCircleKm(...line).toFixed(2)) },
    [plainLayer('way', 'route', { label: 'To "A"' })],
  );
  expect(html).toContain('<p class="travelled" data-route="way" data-name="To &quot;A&quot;"></p>');
});

test('has the page’s heading if it comes first, an escaped id, and a mark if the way to the next section is short', () => {
  expect(section([], { first: true })).toContain('<h1 id="_heading_road">R</h1>');
  expect(section([], {}, '"><script>')).not.toContain('<script>');
  expect(section([], { way: 'long' })).not.toContain('data-way');
  expect(section([], { way: 'none' })).toContain('data-way="none" ');
});

test('has a dark card if its scene asks for one', () => {
  expect(section([], { dark: true })).toContain('<section id="road" data-dark');
  expect(section([])).not.toContain('data-dark');
});
