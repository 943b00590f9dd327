import type { Feature, MultiLineString } from 'geojson';
import { bordersBetween } from './borders-between.ts';
import type { NamedProperties } from './named-features.ts';
import type { World } from './world.ts';

/** Pairs whose line is not agreed by both, in whole or in a part that the map cannot tell apart. */
const disputed: ReadonlySet<string> = new Set([
  'BTN-CHN',
  'CHN-IND',
  'CHN-PAK',
  'EGY-SDN',
  'ESH-MAR',
  'IND-NPL',
  'IND-PAK',
  'ISR-PSE',
  'ISR-SYR',
  'KHM-THA',
  'KOR-PRK',
  'RUS-UKR',
  'GEO-RUS',
  'SDN-SSD',
  'SRB-XKX',
]);

/**
 * The land borders that countries share, without coasts: those agreed and those disputed.
 *
 * @param leftOut pairs of codes, in alphabetical order, whose border is not drawn
 */
export const bordersOf = (
  world: World,
  leftOut: ReadonlySet<string> = new Set(),
): Feature<MultiLineString, NamedProperties>[] => {
  const linesOf = (
    name: string,
    isDisputed: boolean,
  ): Feature<MultiLineString, NamedProperties> => ({
    type: 'Feature',
    properties: { name, disputed: isDisputed },
    geometry: {
      type: 'MultiLineString',
      coordinates: bordersBetween(world, (a, b) => {
        const pair = `${a}-${b}`;
        return !leftOut.has(pair) && disputed.has(pair) === isDisputed;
      }),
    },
  });
  return [linesOf('Borders', false), linesOf('Disputed borders', true)];
};
