import type { Feature, MultiLineString } from 'geojson';
import type { NamedProperties } from '../layer.ts';
import { bordersBetween } from './borders-between.ts';
import type { World } from './world.ts';

/** The armistice line is no border: it is drawn by the layer `dmz` alone. */
const armistice = 'KOR-PRK';

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
  'RUS-UKR',
  'GEO-RUS',
  'SDN-SSD',
  'SRB-XKX',
]);

const linesOf = (
  world: World,
  name: string,
  isDisputed: boolean,
): Feature<MultiLineString, NamedProperties> => ({
  type: 'Feature',
  properties: { name, disputed: isDisputed },
  geometry: {
    type: 'MultiLineString',
    coordinates: bordersBetween(world, (a, b) => {
      const pair = `${a}-${b}`;
      return pair !== armistice && disputed.has(pair) === isDisputed;
    }),
  },
});

/** The land borders that countries share, without coasts: those agreed and those disputed. */
export const bordersOf = (world: World): Feature<MultiLineString, NamedProperties>[] => [
  linesOf(world, 'Borders', false),
  linesOf(world, 'Disputed borders', true),
];
