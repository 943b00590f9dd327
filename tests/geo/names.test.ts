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
        ? [
            {
              name: String(properties.place ?? properties.name),
              at: (geometry as Point).coordinates,
            },
          ]
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

const isAbout = ({ at }: Named, km: number) =>
  booleanPointInPolygon(at, yanbian) || yanbianDistance(at) < km;

test('no name takes a side on the status of Taiwan', () => {
  expect(featureOf(readLayer('places'), 'Taiwan').properties.kind).toBe('territory');
});

it('what may be named in Yanbian and for 40 km around it: itself, one city, its river and its mountain', () => {
  expect(namesOf(points.filter((named) => isAbout(named, 40)))).toEqual([
    'Paektu / Changbai',
    'Tumen (river)',
    'Yanbian',
    'Yanji',
  ]);
});

it('what may be named within 40 km of a border that the map draws: cities of the story, and capitals', () => {
  const near = settlements.filter(({ at }) => borderDistance(at) < 40);
  expect(namesOf(near)).toEqual(['Vientiane', 'Yanji']);
});

it.each([
  ['a leap', ['route-laos', 'route-thailand'], ['Bangkok', 'Kunming', 'Vientiane']],
  ['a flight', ['flight-seoul'], ['Bangkok', 'Incheon', 'Kaesong', 'Panmunjom', 'Seoul']],
] as const)(
  'what may be named within 60 km of %s: the cities that it joins, and what lies about Seoul',
  (_, ids, names) => {
    const lines = ids.map((id) => readLayer(id).features.at(-1) as Feature<LineString>);
    const isNear = (at: Position) => lines.some((line) => pointToLineDistance(at, line) < 60);
    const near = settlements.filter(({ at }) => isNear(at));
    expect(namesOf(near)).toEqual(names);
  },
);
