import { readFileSync } from 'node:fs';
import { bbox, lineString, pointToLineDistance } from '@turf/turf';
import type { Feature, Geometry, Position } from 'geojson';
import { descriptions, type LayerId } from '../../geo/descriptions.ts';
import type { Layer } from '../../geo/layer.ts';
import { linesOf, polygonsOf } from '../support/shapes.ts';

const geo = new URL('../../geo/', import.meta.url);

export const textOf = (path: string): string => readFileSync(new URL(path, geo), 'utf8');

export const pathOf = (id: LayerId): string => {
  return `${descriptions.find((each) => each.id === id)?.folder}/${id}.geojson`;
};

export const readLayer = (id: LayerId): Layer => JSON.parse(textOf(pathOf(id)));

export const ids: readonly LayerId[] = descriptions.map(({ id }) => id);

export const featureOf = (layer: Layer, name: string): Layer['features'][number] => {
  const feature = layer.features.find(({ properties }) => properties.name === name);
  if (feature === undefined) throw new Error(`${layer.metadata.id} has no feature named ${name}.`);
  return feature;
};

/** The first feature of a layer, which must be there. */
export function firstOf<Shape extends Geometry>(id: LayerId): Feature<Shape> {
  const [feature] = readLayer(id).features;
  if (!feature) throw new Error(`${id} has no feature.`);
  return feature as Feature as Feature<Shape>;
}

export const ringsOf = (layer: Layer): { ring: Position[]; exterior: boolean }[] =>
  layer.features.flatMap(({ geometry }) =>
    polygonsOf(geometry).flatMap((rings) =>
      rings.map((ring, index) => ({ ring, exterior: index === 0 })),
    ),
  );

/** More than 60 km in degrees anywhere on the story's map. */
const margin = 1;

/** The distance of a position from a line in degrees, on a plane. */
function onPlane([x = 0, y = 0]: Position, line: readonly Position[]): number {
  const scale = Math.cos((y * Math.PI) / 180);
  let least = Number.POSITIVE_INFINITY;
  let [px, py] = [Number.NaN, Number.NaN];
  for (const vertex of line) {
    const [qx, qy] = [((vertex[0] ?? 0) - x) * scale, (vertex[1] ?? 0) - y];
    const [dx, dy] = [qx - px, qy - py];
    const along = Math.min(1, Math.max(0, -(px * dx + py * dy) / (dx * dx + dy * dy || 1)));
    const apart = Math.hypot(px + along * dx, py + along * dy);
    if (apart < least) least = apart;
    [px, py] = [qx, qy];
  }
  return least;
}

/** Measures the distance to the nearest line in km, up to some 60: exactly for pieces near on a plane. */
function distanceFrom(lines: readonly Position[][]): (position: Position) => number {
  const pieces = lines.flatMap((line) =>
    Array.from({ length: Math.ceil((line.length - 1) / 15) }, (_, index) => {
      const piece = lineString(line.slice(index * 15, index * 15 + 16));
      return { piece, box: bbox(piece) };
    }),
  );
  return (position) => {
    const [x = 0, y = 0] = position;
    const around = pieces
      .filter(
        ({ box: [west, south, east, north] }) =>
          x > west - margin && x < east + margin && y > south - margin && y < north + margin,
      )
      .map(({ piece }) => ({ piece, apart: onPlane(position, piece.geometry.coordinates) }));
    const least = around.reduce((sum, { apart }) => Math.min(sum, apart), margin);
    return around
      .filter(({ apart }) => apart <= least * 1.01)
      .reduce((km, { piece }) => Math.min(km, pointToLineDistance(position, piece)), Infinity);
  };
}

/** The borders that the map draws, close up and from afar. */
export const borderDistance = distanceFrom(
  [
    ...readLayer('borders').features,
    ...readLayer('overview').features.filter(({ properties }) => properties.part === 'borders'),
  ].flatMap(({ geometry }) => linesOf(geometry)),
);

/** The coasts and the borders of all land that the map draws. */
export const landDistance = distanceFrom(ringsOf(readLayer('land')).map(({ ring }) => ring));

/** The Military Demarcation Line, which is not a border. */
export const armisticeDistance = distanceFrom(
  linesOf(featureOf(readLayer('dmz'), 'Military Demarcation Line').geometry),
);

export const yanbianDistance = distanceFrom(ringsOf(readLayer('yanbian')).map(({ ring }) => ring));
