import { booleanPointInPolygon, pointToLineDistance } from '@turf/turf';
import type { Feature, LineString, Point, Polygon, Position } from 'geojson';
import { expect, it, test } from 'vitest';
import { labels } from '../support/this-story.ts';
import {
  borderDistance,
  featureOf,
  firstOf,
  ids,
  readLayer,
  yanbianDistance,
} from './read-layer.ts';

interface Named {
  readonly name: string;
  readonly at: Position;
}

const yanbian = firstOf<Polygon>('yanbian');

const points: readonly Named[] = [
  ...ids.flatMap((id) =>
    readLayer(id).features.flatMap(({ geometry, properties }) =>
      geometry.type === 'Point'
        ? [{ name: String(properties.place ?? properties.name), at: geometry.coordinates }]
        : [],
    ),
  ),
  ...labels.flatMap((label) => ('at' in label ? [{ name: label.text, at: [...label.at] }] : [])),
];

const settlements: readonly Named[] = readLayer('places').features.flatMap(
  ({ geometry, properties }) =>
    ['capital', 'city', 'town', 'site'].includes(String(properties.kind))
      ? [{ name: properties.name, at: (geometry as Point).coordinates }]
      : [],
);

const namesOf = (named: readonly Named[]) => [...new Set(named.map(({ name }) => name))].sort();

const isNearYanbian = ({ at }: Named) =>
  booleanPointInPolygon(at, yanbian) || yanbianDistance(at) < 40;

test('calls Taiwan a territory, which takes no side', () => {
  expect(featureOf(readLayer('places'), 'Taiwan').properties.kind).toBe('territory');
});

it('names only Yanbian, one city, its river and its mountain in and within 40 km of Yanbian', () => {
  const names = ['Paektu / Changbai', 'Tumen (river)', 'Yanbian', 'Yanji'];
  expect(namesOf(points.filter(isNearYanbian))).toEqual(names);
});

it('names within 40 km of a drawn border only cities of the story and capitals', () => {
  const near = settlements.filter(({ at }) => borderDistance(at) < 40);
  expect(namesOf(near)).toEqual(['Vientiane', 'Yanji']);
});

it.each([
  ['a leap', ['route-laos', 'route-thailand'], ['Bangkok', 'Kunming', 'Vientiane']],
  ['the end of the flight', ['flight-seoul'], ['Incheon', 'Kaesong', 'Panmunjom', 'Seoul']],
] as const)(
  'names within 60 km of %s only the cities it joins, and some at Seoul',
  (_, ids, names) => {
    const lines = ids.map((id) => readLayer(id).features.at(-1) as Feature<LineString>);
    const isNear = (at: Position) => lines.some((line) => pointToLineDistance(at, line) < 60);
    expect(namesOf(settlements.filter(({ at }) => isNear(at)))).toEqual(names);
  },
);
