import type { Feature, LineString, Position } from 'geojson';
import {
  bordersBetween,
  type Country,
  type NamedProperties,
} from '../../src/tiles/shapes/ground.ts';
import { eastward, longest, nearestIndex } from './along-border.ts';

/** The mountain on whose two sides the rivers rise. */
const paektu: Position = [128.08, 42.0];

/** The northern border of North Korea in one line, from the Yellow Sea to the East Sea. */
const northernBorderOf = (countries: readonly Country[]): Position[] => {
  const withChina = eastward(longest(bordersBetween(countries, (pair) => pair === 'CHN-PRK')));
  const withRussia = eastward(longest(bordersBetween(countries, (pair) => pair === 'PRK-RUS')));
  if (String(withChina.at(-1)) !== String(withRussia[0])) {
    throw new Error(
      'geo/shapes/border-rivers.ts: the borders of North Korea with China and Russia must meet.',
    );
  }
  return [...withChina, ...withRussia.slice(1)];
};

/** The Yalu and the Tumen, each from the mountain to its mouth, exactly on the border. */
export const borderRiversOf = (
  countries: readonly Country[],
): Feature<LineString, NamedProperties>[] => {
  const border = northernBorderOf(countries);
  const source = nearestIndex(border, paektu);
  const yalu = border.slice(0, source + 1).reverse();
  const tumen = border.slice(source);
  return [
    {
      type: 'Feature',
      properties: { name: 'Yalu', 'name:zh-Hans': '鸭绿江', 'name:ko': '압록강' },
      geometry: { type: 'LineString', coordinates: yalu },
    },
    {
      type: 'Feature',
      properties: { name: 'Tumen', 'name:zh-Hans': '图们江', 'name:ko': '두만강' },
      geometry: { type: 'LineString', coordinates: tumen },
    },
  ];
};
