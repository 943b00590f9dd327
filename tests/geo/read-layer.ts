import { readFileSync } from 'node:fs';
import { bbox, lineString, pointToLineDistance } from '@turf/turf';
import type { Position } from 'geojson';
import { descriptions, type LayerId } from '../../geo/descriptions.ts';
import type { Layer } from '../../geo/layer.ts';
import { linesOf, polygonsOf } from '../support/shapes.ts';

const geo = new URL('../../geo/', import.meta.url);

export const textOf = (path: string): string => readFileSync(new URL(path, geo), 'utf8');

export const pathOf = (id: LayerId): string => {
  const folder = descriptions.find((each) => each.id === id)?.folder;
  return `${folder}/${id}.geojson`;
};

/** A committed file of `geo/`. */
export const readLayer = (id: LayerId): Layer => JSON.parse(textOf(pathOf(id)));

export const ids: readonly LayerId[] = descriptions.map(({ id }) => id);

/** The feature of a layer that has a name. */
export const featureOf = (layer: Layer, name: string): Layer['features'][number] => {
  const feature = layer.features.find(({ properties }) => properties.name === name);
  if (feature === undefined) throw new Error(`${layer.metadata.id} has no feature named ${name}.`);
  return feature;
};

/** Every ring of the polygons of a layer, exterior or hole. */
export const ringsOf = (layer: Layer): { ring: Position[]; exterior: boolean }[] =>
  layer.features.flatMap(({ geometry }) =>
    polygonsOf(geometry).flatMap((rings) =>
      rings.map((ring, index) => ({ ring, exterior: index === 0 })),
    ),
  );

/** More than 60 km in degrees anywhere on the story's map. */
const margin = 1;

/** Measures how far a position lies from the nearest of some lines, in km, up to some 60. */
function distanceFrom(lines: readonly Position[][]): (position: Position) => number {
  const pieces = lines.flatMap((line) =>
    Array.from({ length: Math.ceil((line.length - 1) / 15) }, (_, index) => {
      const piece = lineString(line.slice(index * 15, index * 15 + 16));
      return { piece, box: bbox(piece) };
    }),
  );
  return ([x = 0, y = 0]) =>
    pieces
      .filter(
        ({ box: [west, south, east, north] }) =>
          x > west - margin && x < east + margin && y > south - margin && y < north + margin,
      )
      .reduce((least, { piece }) => Math.min(least, pointToLineDistance([x, y], piece)), Infinity);
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
