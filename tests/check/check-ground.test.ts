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

const said = (box: Bounds, maxzoom: number, shown = 1) => {
  const all = [12, 13, 14, 15, 16].filter((z) => z <= maxzoom);
  const tiles = all.flatMap((z) => tilesIn(box, z)).map((tile) => tile.join('/'));
  const pyramid = { minzoom: 12, maxzoom, bounds: box, size: 256, tiles };
  const layers = [plainLayer('scan', 'image', { tiles: pyramid })];
  const ground = { land: undefined, places: undefined, layers };
  const scene = { bounds, maxZoom: 15, layers: { scan: shown } };
  return checkGround({ scene }, ground, files).map(({ problem }) => problem);
};
const tooClose = ['the map comes closer here than its ground has detail.'];

test('a picture that a scene shows has the detail of its tiles', () => {
  expect(said(bounds, 16)).toEqual([]);
  expect(said(bounds, 12)).toEqual(tooClose);
  expect(said(bounds, 16, 0)).toEqual(tooClose);
  expect(said([115.79, -31.92, 115.8, -31.9], 16)).toEqual(tooClose);
});

test('hills that were cut for a scene are detail of its ground', () => {
  const saidAt = (z: number, maxZoom?: number) => {
    const tiles = tilesIn(bounds, z).map((tile) => tile.join('/'));
    const relief = { 'relief-window': { minzoom: z, maxzoom: z, bounds, tiles } };
    const ground = { land: undefined, places: undefined, layers: [], relief };
    const close = { bounds, layers: {}, ...(maxZoom && { maxZoom }) };
    return checkGround({ close }, ground, files).map(({ problem }) => problem);
  };
  expect(saidAt(12)).toEqual(['no place name lies in its bounds.']);
  expect(saidAt(11, 15)).toEqual(tooClose);
  expect(saidAt(6, 9.5)).toEqual(tooClose);
  expect(saidAt(6)).toEqual([
    'without streets or hills the map stays at zoom 8, where more than its bounds is in sight.',
  ]);
});

test('bounds that the map does not fill are said, of a town or of a valley', () => {
  const stays =
    'without streets or hills the map stays at zoom 8, where more than its bounds is in sight.';
  const saidOf = (bounds: Bounds) =>
    checkGround(
      { scene: { bounds, layers: {} } },
      { land: undefined, places: undefined, layers: [] },
      files,
    ).map(({ problem }) => problem);
  for (const across of [0.04, 0.7])
    expect(saidOf([-70.65, -33.05, -70.65 + across, -33])).toEqual([stays]);
  expect(saidOf([-74, -33.05, -69, -31])).not.toContain(stays);
});

describe('a scene in whose bounds no place has a name', () => {
  const bounds: Bounds = [-170, 60, -165, 64];
  const layers = [plainLayer('sites', 'points', { names: true })];
  const at = (lng: number) => [lng, 62] as const;
  const sites = (lng: number) => ({
    sites: { metadata: {}, features: [{ name: 'A site', positions: [at(lng)] }], box: undefined },
  });
  const label = { layer: 'sites', text: 'The strait', at: at(-168) };
  const annotations = [{ text: 'A ford', at: at(-168), side: 'left' }] as const;
  const ground = { land: undefined, places: undefined, layers };
  const saidOf = (more: Partial<Ground>, scene: Partial<SceneSpec> = {}) =>
    checkGround(
      { strait: { bounds, layers: { sites: 1 }, ...scene } },
      { ...ground, ...more },
      files,
    ).map(({ problem }) => problem);

  it.each([
    ['a point that is named', { ofLayers: sites(192) }, {}],
    ['a label', { labels: [label] }, {}],
    ['an annotation', {}, { annotations }],
  ])('is not said to have none where %s lies in them', (_, more, scene) => {
    expect(saidOf(more, scene)).toEqual([]);
  });

  it.each([
    ['nothing else has one', {}, {}],
    ['points are elsewhere', { ofLayers: sites(-160) }, {}],
    ['points are not named', { ofLayers: sites(192), layers: [plainLayer('sites', 'points')] }, {}],
    [
      'its points and labels are not shown',
      { ofLayers: sites(192), labels: [label] },
      { layers: {} },
    ],
  ])('is named where %s', (_, more, scene) => {
    expect(saidOf(more, scene)).toEqual(['no place name lies in its bounds.']);
  });
});

describe('a scene whose ground is one flat colour', () => {
  const plain: Bounds = [-102.2, 38.9, -102, 39.05];
  const flat = ['its ground is one flat colour: no hill, coast, water or street in it.'];
  const land = [bboxPolygon([-125, 30, -80, 49])];
  const river = lineString(positions(-103, 39, -101, 39));
  const south = positions(-110, 30, -90, 30);
  const bight = positions(-90, 31, -109, 31, -109, 48, -90, 48);
  const north = positions(-90, 49, -110, 49, -110, 30);
  const around = polygon([[...south, ...bight, ...north]]);
  const world = {
    'relief-world': { minzoom: 0, maxzoom: 5, bounds: [-180, -60, 180, 84] },
  } as const;
  const saidOf = (
    { maxZoom = 11, ...scene }: Partial<SceneSpec>,
    {
      shapes = {},
      ...ground
    }: Partial<Omit<Ground, 'shapes'>> & {
      shapes?: Readonly<Record<string, readonly Feature[]>>;
    } = {},
  ) =>
    checkGround(
      { plain: { bounds: plain, layers: {}, maxZoom, ...scene } },
      {
        ...{ places: undefined, land: undefined, layers: [], relief: world, ...ground },
        shapes: (part) => shapes[part] ?? (part === 'land' ? land : []),
      },
      files,
    );
  const problemsOf = (...asked: Parameters<typeof saidOf>) =>
    saidOf(...asked)
      .map(({ problem }) => problem)
      .filter((problem) => flat.includes(problem));

  it('is named, with the command that cuts what it lacks', () => {
    const [close] = saidOf({});
    expect(close).toMatchObject({
      place: 'section "plain"',
      problem: flat[0],
      severity: 'warning',
    });
    expect(close?.remedy).toContain('npm run basemap -- town --streets https://');
    const [wide] = saidOf({ bounds: [-103, 38, -101, 40], maxZoom: 8 });
    expect(wide?.problem).toBe(flat[0]);
    expect(wide?.remedy).toContain('npm run basemap -- town --relief https://');
    const hills = { minzoom: 4, maxzoom: 6, bounds: [-180, -60, 180, 84] as const };
    const between = saidOf(
      { bounds: [-103, 38, -101, 40], maxZoom: 8 },
      { relief: { 'relief-window': hills } },
    );
    expect(between[0]?.problem).toBe(flat[0]);
  });

  it.each([
    ['a river runs through it without a corner in it', {}, { shapes: { rivers: [river] } }],
    ['it is a lake', {}, { shapes: { lakes: land } }],
    ['a coast runs through it', { bounds: [-80.1, 38.9, -79.9, 39.05] as const }, {}],
    ['it is sea', { bounds: [-150.2, 30, -150, 30.2] as const }, {}],
    ['it is a sea that land lies around', {}, { shapes: { land: [around] } }],
    [
      'a story has no hills, and it is not close',
      { bounds: [-105, 36, -99, 42] as const },
      { relief: {} },
    ],
    ['an area fills it', { layers: { zone: 1 } }, { layers: [plainLayer('zone', 'area')] }],
    [
      'water of the story runs through it',
      { layers: { arm: 1 } },
      { layers: [plainLayer('arm', 'line', { water: true })] },
    ],
    ['the world’s hills are still seen', { bounds: [-105, 36, -99, 42] as const }, {}],
    [
      'it shows a picture',
      { layers: { scan: 1 } },
      { layers: [plainLayer('scan', 'image', { picture: 'scan.webp' })] },
    ],
    [
      'hills were cut for it',
      {},
      {
        relief: {
          'relief-window': {
            minzoom: 9,
            maxzoom: 9,
            bounds: plain,
            tiles: tilesIn(plain, 9).map((id) => id.join('/')),
          },
        },
      },
    ],
  ] as const)('is not one where %s', (_, scene, ground) => {
    expect(problemsOf(scene, ground)).toEqual([]);
  });
});
