import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Overrides,
  readLink,
  withOverrides,
  writeLink,
} from '../../../src/core/reader/choices.ts';
import { annotationGroupsOf } from '../../../src/core/story/scene-spec.ts';
import type { Scene } from '../../../src/core/timeline/scene.ts';
import { sceneAt, timeline } from '../../../src/core/timeline/timeline.ts';
import { overhead } from '../../support/views.ts';
import { forAll, number } from '../arbitraries.ts';
import { story } from '../arbitrary-story.ts';

// A story may not use the last id; links escape it all the same.
const layers = ['dmz', 'jilin', 'route-laos', 'ä&c=d'];
const read = (search: string) => readLink(search, layers);

it('readLink reads the overrides and the view', () => {
  expect(read('?show=dmz,jilin&hide=route-laos&view=127.5,38,5.25,-20,30')).toEqual({
    overrides: { dmz: true, jilin: true, 'route-laos': false },
    view: { center: [127.5, 38], zoom: 5.25, bearing: -20, pitch: 30 },
  });
});

it.each([
  '',
  '?show=',
  '?show',
  '?show=nothing,constructor,__proto__',
  '?show=%E0%A4%A',
  '?%=dmz',
  '?shows=dmz',
  '?view=1,2,3,4',
  '?view=1,2,3,4,5,6',
  '?view=1,2,3,4,x',
  '?view=1,2,3,4,',
  '?view=1e3,2,3,4,5',
  '?view=NaN,2,3,4,5',
  '?view=Infinity,2,3,4,5',
  '?view= 1,2,3,4,5',
])('readLink ignores %s', (search) => {
  expect(read(search)).toEqual({ overrides: {} });
});

it('readLink reads escaped commas and escaped ids', () => {
  expect(read('?show=dmz%2Cjilin').overrides).toEqual({ dmz: true, jilin: true });
  expect(read('?hide=route%2dlaos').overrides).toEqual({ 'route-laos': false });
});

it('readLink clamps numbers that are too large, and wraps a longitude from any copy of the world', () => {
  expect(read('?view=999,-99,99,-999,99').view).toEqual({
    center: [-81, -85],
    zoom: 22,
    bearing: -180,
    pitch: 60,
  });
  const lng = (text: string) => read(`?view=${text},0,0,0,0`).view?.center[0];
  const texts = ['181', '-181', '180', '-180', '541', '-541', '-0.000001'];
  expect(texts.map(lng)).toEqual([-179, 179, 180, -180, -179, 179, 0]);
});

describe('writeLink', () => {
  it('writes at most 5, 5, 2, 1 and 1 decimals', () => {
    const view = { center: [127.123456, -1e-6], zoom: 5.678, bearing: 0.04, pitch: 30.26 } as const;
    expect(writeLink({ overrides: {}, view })).toBe('?view=127.12346,0,5.68,0,30.3');
  });

  it('wraps a longitude to ±180, wherever the map has moved', () => {
    const lng = (at: number) =>
      writeLink({ overrides: {}, view: { center: [at, 0], zoom: 5, bearing: 0, pitch: 0 } });
    expect([180.5, -190, 539, 179.25].map(lng)).toEqual(
      ['-179.5', '170', '179', '179.25'].map((text) => `?view=${text},0,5,0,0`),
    );
  });

  it('omits a view with values that are not numbers', () => {
    const view = { center: [Number.NaN, 0], zoom: 5, bearing: 0, pitch: 0 } as const;
    expect(writeLink({ overrides: {}, view })).toBe('');
  });

  it('keeps parameters that are not the story’s', () => {
    const search = '?utm_source=a%20b&show=jilin&q&view=1,2,3,4,5';
    expect(writeLink({ overrides: { dmz: false } }, search)).toBe('?utm_source=a%20b&q&hide=dmz');
    expect(writeLink({ overrides: {} }, '?fbclid=1')).toBe('?fbclid=1');
  });

  it('round-trips through readLink', () => {
    const overrides = fc.dictionary(fc.constantFrom(...layers), fc.boolean());
    const view = fc
      .tuple(number(-180, 180), number(-85, 85), number(0, 22), number(-180, 180), number(0, 60))
      .map(([lng, lat, zoom, bearing, pitch]) => ({
        center: [lng, lat] as const,
        zoom,
        bearing,
        pitch,
      }));
    const others = fc.constantFrom('', 'utm_source=a%20b', 'q', 'x=1&y=%C3%A4&x', 'shows=dmz');
    forAll(overrides, view, others, (overrides, view, others) => {
      const link = writeLink({ overrides, view }, `?${others}`);
      const back = read(link);
      expect(back.overrides).toEqual({ ...overrides });
      expect(back.view?.center[0]).toBeCloseTo(view.center[0], 4);
      expect(back.view?.center[1]).toBeCloseTo(view.center[1], 4);
      expect(back.view?.zoom).toBeCloseTo(view.zoom, 1);
      expect(writeLink(back, link)).toBe(link);
      const reversed = Object.fromEntries(Object.entries(overrides).reverse());
      expect(writeLink({ overrides: reversed, view }, `?${others}`)).toBe(link);
    });
  });
});

const drawn = { laos: 0.25, thailand: 0 };
const scene: Scene = { camera: overhead, opacity: { jilin: 0.4, laos: 1 }, drawn };

describe('withOverrides', () => {
  it('gives a layer the reader’s opacity, which a link does not record', () => {
    const overrides = { dmz: 0.4 };
    expect(withOverrides(scene, overrides).opacity.dmz).toBe(0.4);
    expect(writeLink({ overrides })).toBe('');
  });

  it('returns the same scene without overrides, shows layers that are switched on and hides layers that are switched off', () => {
    expect(withOverrides(scene, {})).toBe(scene);
    const { opacity: made } = withOverrides(scene, { dmz: true, laos: false });
    expect(made).toEqual({ jilin: 0.4, laos: 0, dmz: 1 });
    const { opacity, ...others } = { ...scene, quiet: ['Yanji'] };
    expect(withOverrides({ opacity, ...others }, { dmz: true })).toMatchObject(others);
  });

  it('hides annotations with their layer, and shows none that the story hides', () => {
    const at = { text: 'A', at: [0, 0], side: 'left' } as const;
    const own = { annotations: [at, { ...at, layer: 'laos' }, { ...at, layer: 'laos', km: 9 }] };
    const [plain = '', laos = '', later = ''] = annotationGroupsOf('to-laos', own);
    const annotations = { [plain]: 1, [laos]: 0.8, [later]: 0 };
    const having = (overrides: Overrides) =>
      withOverrides({ ...scene, annotations }, overrides).annotations;
    expect(having({ laos: false })).toEqual({ [plain]: 1, [laos]: 0, [later]: 0 });
    expect(having({ laos: 0.5 })).toEqual({ [plain]: 1, [laos]: 0.5, [later]: 0 });
    expect(having({ laos: true, dmz: false })).toEqual(annotations);
  });

  it('shows a route whole if the story hides it, and otherwise as far as the story draws it', () => {
    expect(withOverrides(scene, { thailand: true }).drawn.thailand).toBe(1);
    expect(withOverrides(scene, { laos: true }).drawn.laos).toBe(0.25);
  });

  it('causes no jump between sections, whatever is switched on', () => {
    const overrides = { 'route-a': true, 'route-b': true };
    const step = 1e-4;
    forAll(story, number(0, 1 - step), ({ specs, holds, viewport }, share) => {
      const line = timeline(specs, holds, viewport);
      for (const [i, { start }] of holds.slice(1).entries()) {
        const from = holds[i]?.end ?? 0;
        const at = (share: number) =>
          withOverrides(sceneAt(line, from + (start - from) * share), overrides);
        const [here, there] = [at(share), at(share + step)];
        for (const id of ['route-a', 'route-b']) {
          expect(there.opacity[id]).toBe(1);
          const change = (here.drawn[id] ?? 1) - (there.drawn[id] ?? 1);
          expect(Math.abs(change)).toBeLessThan(6 * step);
        }
      }
    });
  });
});
