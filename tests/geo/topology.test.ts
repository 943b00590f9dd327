import { area, booleanPointInPolygon, coordAll, featureCollection, intersect } from '@turf/turf';
import type {
  Feature,
  LineString,
  MultiPoint,
  MultiPolygon,
  Point,
  Polygon,
  Position,
} from 'geojson';
import { expect, it } from 'vitest';
import { armisticeDistance, borderDistance, featureOf, firstOf, readLayer } from './read-layer.ts';

type Area = Feature<Polygon | MultiPolygon>;

const land = readLayer('land');
const country = (name: string) => featureOf(land, name) as Area;
const [jilin, yanbian] = [firstOf<Polygon>('jilin'), firstOf<Polygon>('yanbian')];
const rivers = readLayer('border-rivers');

const overlap = (a: Area, b: Area) => {
  const shared = intersect(featureCollection([a, b]));
  return shared === null ? 0 : area(shared) / 1e6;
};

const keys = (positions: readonly Position[]): Set<string> => new Set(positions.map(String));

it('Jilin and Yanbian do not reach into North Korea', () => {
  for (const each of [jilin, yanbian])
    expect(overlap(each, country('North Korea'))).toBeLessThan(0.01);
});

it('Jilin and Yanbian lie in China', () => {
  for (const each of [jilin, yanbian])
    expect(overlap(each, country('China'))).toBeGreaterThan(area(each) / 1e6 - 5);
});

it('Jilin and Yanbian share their edges with the rivers, vertex by vertex', () => {
  const tumen = (featureOf(rivers, 'Tumen').geometry as LineString).coordinates;
  const outline = keys(yanbian.geometry.coordinates[0] ?? []);
  const shared = tumen.filter((position) => outline.has(String(position)));
  expect(shared.length).toBeGreaterThan(tumen.length * 0.95);
  const around = keys(jilin.geometry.coordinates[0] ?? []);
  expect(shared.filter((position) => !around.has(String(position)))).toEqual([]);
});

it('Jilin and Yanbian are nested, with Yanbian wholly inside Jilin', () => {
  expect(Math.abs(area(yanbian) / 1e6 - overlap(jilin, yanbian))).toBeLessThan(0.01);
});

it('tints North Korea as far as the drawn land, vertex by vertex', () => {
  expect(firstOf('north-korea').geometry).toEqual(country('North Korea').geometry);
});

it('keeps the 24 dots of North Korea’s people inside the country, and the speck of those who left outside', () => {
  const [people, left] = readLayer('people').features as Feature<MultiPoint>[];
  if (!people || !left) throw new Error('people needs the dots and the speck.');
  const inside = (of: Feature<MultiPoint>) =>
    coordAll(of).filter((at) => booleanPointInPolygon(at, country('North Korea')));
  expect(inside(people)).toHaveLength(24);
  expect(inside(left)).toEqual([]);
});

it.each([
  ['people', 'North Korea', 24, 21, 25],
  ['sent-back', 'North Korea', 108, 8.5, 30],
  ['arrived-since', 'South Korea', 102, 8.5, 30],
] as const)(
  'keeps the dots of %s in %s, all %i, and their rims of %d km radius %i km from the borders and the armistice line',
  (layer, name, count, radius, least) => {
    const [dots] = readLayer(layer).features as Feature<MultiPoint>[];
    const places = dots?.geometry.coordinates ?? [];
    expect(places).toHaveLength(count);
    const off = (at: Position) => Math.min(borderDistance(at), armisticeDistance(at)) - radius;
    expect(places.filter((at) => off(at) < least)).toEqual([]);
    expect(places.filter((at) => !booleanPointInPolygon(at, country(name)))).toEqual([]);
  },
);

it('puts Manchuria in China, with its coast and border, around Yanbian', () => {
  const manchuria = firstOf<Polygon | MultiPolygon>('manchuria');
  const size = area(manchuria) / 1e6;
  expect(size).toBeGreaterThan(787_000);
  expect(size).toBeLessThan(850_000);
  expect(overlap(manchuria, country('China'))).toBeGreaterThan(size * 0.998);
  expect(overlap(manchuria, yanbian)).toBeGreaterThan(42_500);
});

const line = featureOf(readLayer('dmz'), 'Military Demarcation Line').geometry as LineString;

it('puts each vertex of the demarcation line on the edge of both Koreas', () => {
  const north = keys(coordAll(country('North Korea')));
  const south = keys(coordAll(country('South Korea')));
  const loose = line.coordinates.filter((at) => !north.has(String(at)) || !south.has(String(at)));
  expect(loose).toEqual([]);
});

it('does not draw the demarcation line as a border', () => {
  const drawn = keys(coordAll(readLayer('borders')));
  expect(line.coordinates.filter((position) => drawn.has(String(position)))).toEqual([]);
});

it.each([
  ['Vientiane', 'Laos'],
  ['Kaesong', 'North Korea'],
  ['Seoul', 'South Korea'],
])('places %s on its side of the border', (name, side) => {
  const { coordinates } = featureOf(readLayer('places'), name).geometry as Point;
  expect(booleanPointInPolygon(coordinates, country(side))).toBe(true);
});
