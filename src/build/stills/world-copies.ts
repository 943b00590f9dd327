import { bbox, clone, coordEach } from '@turf/turf';
import type { Feature, FeatureCollection } from 'geojson';
import type { Drawing } from './drawing.ts';
import type { Frame } from './frame.ts';

/** How far beyond the frame a shape still counts as in it, in units: no line or disc is wider. */
const margin = 40;

/**
 * The data of a picture with each feature in every copy of the world in which its frame may show it:
 * as it is written, if in none.
 */
export function worldCopies(data: Drawing['data'], frame: Frame): Drawing['data'] {
  return Object.fromEntries(
    Object.entries(data).map(([source, collection]): [string, FeatureCollection] => {
      const features = collection.features.flatMap((feature) => copiesOf(feature, frame));
      return [source, { ...collection, features }];
    }),
  );
}

function copiesOf(feature: Feature, { project, width }: Frame): Feature[] {
  const [west, , east] = bbox(feature, { recompute: true });
  const [left, right] = [project([west, 0])[0], project([east, 0])[0]];
  const world = project([360, 0])[0] - project([0, 0])[0];
  const first = Math.ceil((-margin - right) / world);
  const last = Math.floor((width + margin - left) / world);
  const turns = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  if (turns.length === 0) return [feature];
  return turns.map((turn) => (turn === 0 ? feature : movedEast(feature, 360 * turn)));
}

function movedEast(feature: Feature, degrees: number): Feature {
  const copy = clone(feature);
  coordEach(copy, (position) => {
    position[0] = (position[0] ?? 0) + degrees;
  });
  return copy;
}
