import { featureCollection, lineString } from '@turf/helpers';
import { expect, it } from 'vitest';
import { greatCircleKm } from '../../src/core/camera/mercator.ts';
import type { SceneSpec } from '../../src/core/story/scene-spec.ts';
import type { StoryFolder } from '../../src/files/open-folder.ts';
import type { Cue, Section } from '../../src/read/text/read-sections.ts';
import { passageCss, passagesOf } from '../../src/render/passages.ts';
import { plainLayer } from '../support/plain-layer.ts';
import { level } from '../support/shapes.ts';

/** A route along the equator with these stops. */
const route = (...calls: readonly (readonly [name: string, lng: number])[]) => {
  const stops = calls.map(([name, lng]) => ({ name, lngLat: [lng, 0], km: lng * 100 }));
  const coordinates = stops.map(({ lngLat }) => lngLat);
  return JSON.stringify(featureCollection([lineString(coordinates, { stops })]));
};
const on = (layer: string, words: string) => ({ layer, words });
const section = (id: string, ...paragraphs: (string | Cue)[]): Section => ({
  id,
  line: 1,
  title: id,
  titleHtml: id,
  pictures: [],
  parts: [
    { kind: 'caption', html: '' },
    ...paragraphs.map((each) => {
      const [words, cues] = typeof each === 'string' ? [each] : [each.words, [each]];
      return { kind: 'prose' as const, html: `<p>${words}</p>\n`, ...(cues && { cues }) };
    }),
    { kind: 'record', html: '<p>R</p>' },
  ],
});
const follow = { routes: ['short', 'long'] };
const draw = { short: [0, 1], long: [0, 1] } as const;
const scene: SceneSpec = { bounds: [0, 0, 40, 1], layers: {}, draw, follow };
/** Along the longer route, from where the two part. */
const from = { routes: ['long'], from: 'B' };
const two: SceneSpec = { ...scene, draw: { long: [0, 1] }, follow: from };
const told = {
  story: {
    meta: { title: 'T', lang: 'en' },
    cited: [],
    sections: [
      section('title', 'T'),
      section('one', 'Begin', on('short', 'B'), 'Between', on('short', 'C'), on('long', 'D')),
      section('two', 'From the fork', on('long', 'B'), on('long', 'D'), 'After'),
      section('end', 'E'),
    ],
  },
  scenes: { title: { bounds: [0, 0, 1, 1], layers: {} }, one: scene, two } as const,
  layers: ['short', 'long'].map((id) => plainLayer(id, 'route')),
  geometry: {
    'geo/short.geojson': route(['A', 0], ['B', 10], ['C', 20]),
    'geo/long.geojson': route(['A', 0], ['B', 10], ['D', 30]),
  },
  files: { geometry: 'geo' } as StoryFolder,
  settings: { credits: '', theme: {}, world: {}, kmPerScreen: 200 },
};

it('makes a passage of each section that follows routes, from the routes’ start or a named stop', () => {
  const [one, two, ...others] = passagesOf(told);
  expect(others).toEqual([]);
  expect(one).toMatchObject({ section: 'one', from: 0, km: 3000 });
  expect(one?.distances.short?.at(-1)).toEqual([1, 2000]);
  expect(two).toMatchObject({ section: 'two', from: 1000, km: 3000 });
  expect(two?.middles[0]).toEqual([10, 0]);
});

it('starts a passage where a line has faded in', () => {
  const layers = told.layers.map((layer) => ({ ...layer, fadeInKm: 320 }));
  expect(passagesOf({ ...told, layers }).map(({ from }) => from)).toEqual([320, 1000]);
});

it('keeps all heads in view, however far apart they are', () => {
  const [passage] = passagesOf(told);
  const middles = passage?.middles ?? [];
  expect([middles[0], middles.at(-1)]).toEqual(level(0, 25));
  expect(passage?.around).toBeGreaterThan(greatCircleKm([25, 0], [30, 0]));
});

it('splits a passage’s text at each stop farther on, and measures each leg', () => {
  const [one = [], two = []] = passagesOf(told).map(({ legs }) => legs);
  expect(one.map(({ km }) => km)).toEqual([1000, 1000, 1000, undefined]);
  expect(one.map(({ html }) => html.length)).toEqual([1, 2, 1, 1]);
  expect(two.map(({ km }) => km)).toEqual([2000, undefined]);
  expect(two.map(({ html }) => html.length)).toEqual([2, 2]);
});

it('gives each leg of a passage a length on the page in proportion to the leg’s distance', () => {
  const css = passageCss(told);
  const kms = [...css.matchAll(/--km:(\d+)/g)].map(([, km]) => Number(km));
  expect(kms.reduce((sum, km) => sum + km, 0)).toBe(3000 + 2000);
  expect(css).toContain(':root{--screen-km:200;');
  expect(css).toContain('#two{--passage-km:3000}');
  expect(passageCss({ ...told, scenes: {} })).toBe('');
});
