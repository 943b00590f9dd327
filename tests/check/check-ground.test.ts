import { bboxPolygon, lineString, polygon } from '@turf/turf';
import type { Feature } from 'geojson';
import { describe, expect, it, test } from 'vitest';
import { checkGround } from '../../src/check/check-ground.ts';
import type { Bounds } from '../../src/core/camera/bounds.ts';
import type { SceneSpec } from '../../src/core/story/scene-spec.ts';
import { tilesIn } from '../../src/core/story/tiles.ts';
import { plainLayer } from '../support/plain-layer.ts';
import { positions } from '../support/shapes.ts';

type Ground = Parameters<typeof checkGround>[1];

const bounds: Bounds = [115.79, -31.92, 115.82, -31.9];
const files = { scenes: 'scenes.yaml', folder: 'town' };

const problemsOf = (scenes: Readonly<Record<string, SceneSpec>>, ground: Partial<Ground>) =>
  checkGround(scenes, { land: undefined, places: undefined, layers: [], ...ground }, files).map(
    ({ problem }) => problem,
  );
const said = (box: Bounds, maxzoom: number, shown = 1) => {
  const all = [12, 13, 14, 15, 16].filter((z) => z <= maxzoom);
  const tiles = all.flatMap((z) => tilesIn(box, z)).map((tile) => tile.join('/'));
  const pyramid = { minzoom: 12, maxzoom, bounds: box, size: 256, tiles };
  const layers = [plainLayer('scan', 'image', { tiles: pyramid })];
  return problemsOf({ scene: { bounds, maxZoom: 15, layers: { scan: shown } } }, { layers });
};
const tooClose = ['the map comes closer here than its ground has detail.'];
const stays =
  'without streets or hills the map stays at zoom 8, where more than its bounds is in sight.';

test('a picture that a scene shows counts as detail at the zooms of its tiles', () => {
  expect(said(bounds, 16)).toEqual([]);
  expect(said(bounds, 12)).toEqual(tooClose);
  expect(said(bounds, 16, 0)).toEqual(tooClose);
  expect(said([115.79, -31.92, 115.8, -31.9], 16)).toEqual(tooClose);
});

test('hills that are cut for a scene count as detail', () => {
  const saidAt = (z: number, maxZoom?: number) => {
    const tiles = tilesIn(bounds, z).map((tile) => tile.join('/'));
    const relief = { 'relief-window': { minzoom: z, maxzoom: z, bounds, tiles } };
    return problemsOf({ close: { bounds, layers: {}, ...(maxZoom && { maxZoom }) } }, { relief });
  };
  expect(saidAt(12)).toEqual(['no place name lies in its bounds.']);
  expect(saidAt(11, 15)).toEqual(tooClose);
  expect(saidAt(6, 9.5)).toEqual(tooClose);
  expect(saidAt(6)).toEqual([stays]);
});

test('bounds that the map does not fill are reported, for a town and a valley', () => {
  const saidOf = (bounds: Bounds) => problemsOf({ scene: { bounds, layers: {} } }, {});
  for (const across of [0.04, 0.7])
    expect(saidOf([-70.65, -33.05, -70.65 + across, -33])).toEqual([stays]);
  expect(saidOf([-74, -33.05, -69, -31])).not.toContain(stays);
});

describe('a scene without a named place in its bounds', () => {
  const bounds: Bounds = [-170, 60, -165, 64];
  const layers = [plainLayer('sites', 'points', { names: true })];
  const at = (lng: number) => [lng, 62] as const;
  const sites = (lng: number) => ({
    sites: { metadata: {}, features: [{ name: 'A site', positions: [at(lng)] }], box: undefined },
  });
  const label = { layer: 'sites', text: 'The strait', at: at(-168) };
  const annotations = [{ text: 'A ford', at: at(-168), side: 'left' }] as const;
  const saidOf = (ground: Partial<Ground>, scene: Partial<SceneSpec> = {}) =>
    problemsOf({ strait: { bounds, layers: { sites: 1 }, ...scene } }, { layers, ...ground });

  it.each([
    ['a point that is named', { ofLayers: sites(192) }, {}],
    ['a label', { labels: [label] }, {}],
    ['an annotation', {}, { annotations }],
  ])('is not reported when %s lies in them', (_, more, scene) => {
    expect(saidOf(more, scene)).toEqual([]);
  });

  it.each([
    ['nothing shows a name', {}, {}],
    ['points are elsewhere', { ofLayers: sites(-160) }, {}],
    ['points are not named', { ofLayers: sites(192), layers: [plainLayer('sites', 'points')] }, {}],
    [
      'its points and labels are not shown',
      { ofLayers: sites(192), labels: [label] },
      { layers: {} },
    ],
  ])('is reported when %s', (_, more, scene) => {
    expect(saidOf(more, scene)).toEqual(['no place name lies in its bounds.']);
  });
});

describe('a scene whose ground is one flat colour', () => {
  const plain: Bounds = [-102.2, 38.9, -102, 39.05];
  const flat = 'its ground is one flat colour: no hill, coast, water or street in it.';
  const land = [bboxPolygon([-125, 30, -80, 49])];
  const river = lineString(positions(-103, 39, -101, 39));
  const south = positions(-110, 30, -90, 30);
  const bight = positions(-90, 31, -109, 31, -109, 48, -90, 48);
  const around = polygon([[...south, ...bight, ...positions(-90, 49, -110, 49, -110, 30)]]);
  const box: Bounds = [-180, -60, 180, 84];
  const world = { 'relief-world': { minzoom: 0, maxzoom: 5, bounds: box } };
  interface Made extends Partial<Omit<Ground, 'shapes'>> {
    readonly shapes?: Readonly<Record<string, readonly Feature[]>>;
  }
  const saidOf = (scene: Partial<SceneSpec>, { shapes = {}, ...ground }: Made = {}) =>
    checkGround(
      { plain: { bounds: plain, layers: {}, maxZoom: 11, ...scene } },
      {
        ...{ places: undefined, land: undefined, layers: [], relief: world, ...ground },
        shapes: (part) => shapes[part] ?? (part === 'land' ? land : []),
      },
      files,
    );

  it('is reported with the command that cuts the missing detail', () => {
    const [close] = saidOf({});
    const place = 'section "plain"';
    expect(close).toMatchObject({ place, problem: flat, severity: 'warning' });
    expect(close?.remedy).toContain('npm run basemap -- town --streets https://');
    const scene = { bounds: [-103, 38, -101, 40] as const, maxZoom: 8 };
    const [wide] = saidOf(scene);
    expect(wide?.problem).toBe(flat);
    expect(wide?.remedy).toContain('npm run basemap -- town --relief https://');
    const hills = { minzoom: 4, maxzoom: 6, bounds: box };
    const [between] = saidOf(scene, { relief: { 'relief-window': hills } });
    expect(between?.problem).toBe(flat);
  });

  const far: Bounds = [-105, 36, -99, 42];
  const tiles = tilesIn(plain, 9).map((id) => id.join('/'));
  const cut = { minzoom: 9, maxzoom: 9, bounds: plain, tiles };
  const arm = plainLayer('arm', 'line', { water: true });
  const scan = plainLayer('scan', 'image', { picture: 'scan.webp' });

  it.each([
    ['a river runs through it without a corner in it', {}, { shapes: { rivers: [river] } }],
    ['it is a lake', {}, { shapes: { lakes: land } }],
    ['a coast runs through it', { bounds: [-80.1, 38.9, -79.9, 39.05] as const }, {}],
    ['it is sea', { bounds: [-150.2, 30, -150, 30.2] as const }, {}],
    ['it is a sea surrounded by land', {}, { shapes: { land: [around] } }],
    ['the story has no hills, and the scene is not close', { bounds: far }, { relief: {} }],
    ['an area fills it', { layers: { zone: 1 } }, { layers: [plainLayer('zone', 'area')] }],
    ['water of the story runs through it', { layers: { arm: 1 } }, { layers: [arm] }],
    ['the world’s hills are still seen', { bounds: far }, {}],
    ['it shows a picture', { layers: { scan: 1 } }, { layers: [scan] }],
    ['hills are cut for it', {}, { relief: { 'relief-window': cut } }],
  ] as const)('is not reported when %s', (_, scene, ground) => {
    expect(saidOf(scene, ground).filter(({ problem }) => problem === flat)).toEqual([]);
  });
});
