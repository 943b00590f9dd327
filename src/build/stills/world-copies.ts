import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import type { Drawing } from './drawing.ts';
import type { Frame } from './frame.ts';

type Nested = Position | readonly Nested[];

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
  const { geometry } = feature;
  if (geometry.type === 'GeometryCollection') return [feature];
  const [west, east] = spanOf(geometry.coordinates);
  const [left, right] = [project([west, 0])[0], project([east, 0])[0]];
  const world = project([360, 0])[0] - project([0, 0])[0];
  const first = Math.ceil((-margin - right) / world);
  const last = Math.floor((width + margin - left) / world);
  const turns = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  if (turns.length === 0) return [feature];
  return turns.map((turn) =>
    turn === 0 ? feature : { ...feature, geometry: moved(geometry, 360 * turn) },
  );
}

function spanOf(coordinates: Nested): [west: number, east: number] {
  if (isPosition(coordinates)) return [coordinates[0] ?? 0, coordinates[0] ?? 0];
  return coordinates.reduce<[number, number]>(
    ([west, east], nested) => {
      const own = spanOf(nested);
      return [Math.min(west, own[0]), Math.max(east, own[1])];
    },
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}

function moved<G extends Exclude<Geometry, { type: 'GeometryCollection' }>>(
  geometry: G,
  east: number,
): G {
  const move = (coordinates: Nested): Nested =>
    isPosition(coordinates)
      ? [(coordinates[0] ?? 0) + east, ...coordinates.slice(1)]
      : coordinates.map(move);
  return { ...geometry, coordinates: move(geometry.coordinates) };
}

const isPosition = (nested: Nested): nested is Position => typeof nested[0] === 'number';
