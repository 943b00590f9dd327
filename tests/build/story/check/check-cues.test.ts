import { expect, test } from 'vitest';
import { checkCues } from '../../../../src/build/story/check/check-text.ts';
import { formatProblem } from '../../../../src/build/story/files/story-error.ts';
import { plainLayer } from '../../../support/plain-layer.ts';

const files = { story: 'story.md', geometry: 'layers' };
const stop = (name: string, km: number) => ({ name, lngLat: [km, 0], km });
const way = {
  type: 'Feature',
  properties: { name: 'Way', stops: [stop('North', 0), stop('South', 1)] },
  geometry: {
    type: 'LineString',
    coordinates: [
      [0, 0],
      [1, 0],
    ],
  },
};
const known = {
  files,
  layers: [plainLayer('way', 'route'), plainLayer('flight', 'arc')],
  geometry: { [`${files.geometry}/way.geojson`]: JSON.stringify({ features: [way] }) },
  scenes: {
    there: {
      bounds: [0, 0, 1, 1],
      layers: { way: 1, flight: 1 },
      draw: { way: [0, 1] },
      fade: { flight: [0, 1] },
    },
  },
} as const;
const messages = (html: string) =>
  checkCues(
    [{ id: 'there', line: 3, title: '', titleHtml: '', parts: [{ kind: 'prose', html }] }],
    known,
  ).map(formatProblem);

test('takes places where the route calls, and any words for what fades in', () => {
  const html = '<p><span data-on="way">South</span> and <span data-on="flight">by air</span></p>';
  expect(messages(html)).toEqual([]);
});

test.each([
  [
    '<span data-on="way">West</span>',
    '"West" is marked {on=way}, which does not call there. Known are "North", "South".',
  ],
  [
    '<span data-on="wya">South</span>',
    '"South" is marked {on=wya}, which the section does not draw. Did you mean "way"?',
  ],
])('refuses %s', (html, message) => {
  expect(messages(html)).toEqual([`${files.story}:3:1  section "there": ${message}`]);
});
