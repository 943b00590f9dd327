import { readFileSync } from 'node:fs';
import type { Position } from 'geojson';
import { descriptions, type LayerId } from '../../geo/data/descriptions.ts';
import type { Layer } from '../../geo/layer.ts';

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
  layer.features.flatMap(({ geometry }) => {
    const polygons =
      geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : geometry.type === 'MultiPolygon'
          ? geometry.coordinates
          : [];
    return polygons.flatMap((rings) =>
      rings.map((ring, index) => ({ ring, exterior: index === 0 })),
    );
  });

const flatten = (coordinates: unknown): Position[] => {
  if (!Array.isArray(coordinates)) return [];
  if (typeof coordinates[0] === 'number') return [coordinates];
  return coordinates.flatMap(flatten);
};

/** Every position of a layer. */
export const positionsOf = (layer: Layer): Position[] =>
  layer.features.flatMap(({ geometry }) =>
    geometry.type === 'GeometryCollection' ? [] : flatten(geometry.coordinates),
  );
