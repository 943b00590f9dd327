import { bboxPolygon } from '@turf/turf';
import type { Feature, Polygon } from 'geojson';
import type { NamedProperties } from '../../src/tiles/shapes/ground.ts';

/** What is dark at night: as much around the picture of the lights as the widest screen shows. */
const nightBounds = [80, 15, 165, 60] as const;

/** The outline of the night. */
export const nightOutline = (): Feature<Polygon, NamedProperties> => ({
  type: 'Feature',
  properties: { name: 'Lights at night' },
  geometry: bboxPolygon([...nightBounds]).geometry,
});
