import { bboxPolygon } from '@turf/turf';
import type { Feature, Polygon } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';

/** What the picture of the lights at night shows: Korea, and as much around as a wide screen shows. */
export const nightBounds = [90, 23, 148, 52] as const;

/** The four corners on which that picture lies. */
export const nightOutline = (): Feature<Polygon, NamedProperties> => ({
  type: 'Feature',
  properties: { name: 'Lights at night' },
  geometry: bboxPolygon([...nightBounds]).geometry,
});
