import type { Feature, LineString, Position } from 'geojson';
import { bordersBetween } from '../../../src/build/commands/basemap/shapes/borders-between.ts';
import type { NamedProperties } from '../../../src/build/commands/basemap/shapes/named-features.ts';
import type { World } from '../../../src/build/commands/basemap/shapes/world.ts';
import { nearestIndex } from '../nearest-index.ts';

/** The mountain on whose two sides the rivers rise. */
const paektu: Position = [128.08, 42.0];

const isSame = (a: Position | undefined, b: Position | undefined): boolean =>
  a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

const longest = (lines: readonly Position[][]): Position[] =>
  lines.reduce((best, line) => (line.length > best.length ? line : best), []);

/** A line from west to east. */
const eastward = (line: Position[]): Position[] =>
  (line[0]?.[0] ?? 0) < (line.at(-1)?.[0] ?? 0) ? line : [...line].reverse();

/** The northern border of North Korea in one line, from the Yellow Sea to the East Sea. */
const northernBorderOf = (world: World): Position[] => {
  const withChina = eastward(longest(bordersBetween(world, (a, b) => a === 'CHN' && b === 'PRK')));
  const withRussia = eastward(longest(bordersBetween(world, (a, b) => a === 'PRK' && b === 'RUS')));
  if (!isSame(withChina.at(-1), withRussia[0])) {
    throw new Error(
      'geo/steps/layers/border-rivers.ts: the borders of North Korea with China and Russia must meet.',
    );
  }
  return [...withChina, ...withRussia.slice(1)];
};

/** The Yalu and the Tumen, each from the mountain to its mouth, exactly on the border. */
export const borderRiversOf = (world: World): Feature<LineString, NamedProperties>[] => {
  const border = northernBorderOf(world);
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
