import { buffer, featureCollection, intersect, union } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { cleanAndRound, simplified } from '../../src/tiles/shapes/areas.ts';
import type { Country, NamedProperties } from '../../src/tiles/shapes/ground.ts';
import { polygonsOf, ringArea } from '../../src/tiles/shapes/planar.ts';
import { areasOf, type EncodedMap } from './jilin.ts';

/** The provinces of today that represent it, as the source calls them. */
const provinces = ['辽宁', '吉林', '黑龙江'];

/** How far the source's coarse provinces are widened, in km, so that they reach the border and the coast. */
const reach = 12;

/** Vertices of a triangle below this, in km², are dropped: about a pixel where the layer is shown. */
const triangle = 0.5;

/**
 * The north-east of China, of which the three provinces of today represent what was called Manchuria:
 * to the border and the coast of the basemap, and inland to some kilometres beyond theirs.
 */
export const manchuriaOf = async (
  map: EncodedMap,
  countries: readonly Country[],
): Promise<Feature<Polygon, NamedProperties>> => {
  const own = areasOf(map).filter(({ properties }) => provinces.includes(properties.name));
  const china = countries.find(({ properties }) => properties.a3 === 'CHN');
  const joined = union(featureCollection(own));
  const wide = joined && buffer(joined, reach, { units: 'kilometers', steps: 4 });
  const cut = wide && china && intersect(featureCollection<Polygon | MultiPolygon>([wide, china]));
  if (own.length !== provinces.length || !cut) {
    throw new Error('geo/shapes/manchuria.ts: the source must have the three provinces.');
  }
  const [settled] = await cleanAndRound(
    simplified([{ ...cut, properties: {} }], () => triangle),
    1,
    () => 3,
  );
  const [mainland = []] = polygonsOf(settled?.geometry ?? cut.geometry).toSorted(
    ([a = []], [b = []]) => ringArea(b) - ringArea(a),
  );
  return {
    type: 'Feature',
    properties: { name: 'Manchuria', 'name:zh-Hans': '东北', 'name:ko': '중국 동북 지방' },
    geometry: { type: 'Polygon', coordinates: mainland.slice(0, 1) },
  };
};
