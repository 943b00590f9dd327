import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import { featureCollection } from '@turf/helpers';
import type { Feature, LineString, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { PbfReader } from 'pbf';
import { getOrMake } from '../core/get-or-make.ts';
import { groupBy } from '../core/group-by.ts';
import { clamp } from '../core/numbers.ts';
import { hasTile, type Streets, type TileId, tilesIn } from '../core/story/tiles.ts';
import { streetSource } from '../style/streets/street-data.ts';
import { boxOf, type Frame, type SourceData, screenZoom } from './frame.ts';
import type { NamedPlace } from './map-words.ts';

/** Returns the streets behind a frame by source and layer and, separately, their names, each name once. */
export type StreetsBehind = (frame: Frame) => SourceData;

export const tileLayer = (source: string, layer: string, isWritten: boolean): string =>
  `${source}/${layer}${isWritten ? '/names' : ''}`;

/** Reads the live map's vector tiles, by default of streets. @param closer How many zooms closer the names are. */
export function streetTiles(
  streets: Streets | undefined,
  published: string,
  { folder = 'streets', source = streetSource, closer = screenZoom as number } = {},
): StreetsBehind {
  if (!streets) return () => ({});
  const read = new Map<string, readonly (readonly [layer: string, Feature])[]>();
  const featuresOf = (id: TileId) => {
    const path = `${id.join('/')}.mvt`;
    return getOrMake(read, path, () => readTile(join(published, folder, path), id));
  };
  return (frame) => {
    const behind = (closer: number) => {
      const features = tilesBehind(frame, frame.zoom + closer, streets).flatMap(featuresOf);
      const layers = groupBy(features, ([layer]) => layer);
      return [...layers].map(([layer, own]) => [layer, own.map(([, each]) => each)] as const);
    };
    const shapes = behind(0).map(
      ([layer, own]) => [tileLayer(source, layer, false), together(own, withoutNames)] as const,
    );
    const names = behind(closer).map(([layer, own]) => {
      const named = own.filter(({ properties }) => properties?.name);
      const texts = together(named, ({ properties }) => properties);
      return [tileLayer(source, layer, true), texts] as const;
    });
    return Object.fromEntries([...shapes, ...names]);
  };
}

export function streetPlaces(behind: SourceData, lang: string): NamedPlace[] {
  const { features = [] } = behind[tileLayer(streetSource, 'places', true)] ?? {};
  const places = features.flatMap(({ geometry, properties }): NamedPlace[] => {
    if (geometry.type !== 'Point') return [];
    const [lng = 0, lat = 0] = geometry.coordinates;
    const { name, population_rank: people = 0, [`name:${lang}`]: own = name } = properties ?? {};
    return [{ name: own, kind: 'town', rank: leastKnown - people, at: [lng, lat] }];
  });
  return [...new Map(places.map((place) => [place.name, place])).values()];
}

const leastKnown = 40;

/** Lists the tiles behind a frame, preceded by the coarser tiles that replace missing ones. */
function tilesBehind(frame: Frame, closeness: number, streets: Streets): readonly TileId[] {
  const zoom = clamp(Math.floor(closeness), streets.minzoom, streets.maxzoom);
  if (closeness < streets.minzoom) return [];
  const found = tilesIn(boxOf(frame), zoom).map((id) => nearestTile(streets, id));
  const once = new Map(found.flatMap((id) => (id ? [[id.join('/'), id] as const] : [])));
  return [...once.values()].sort(([a], [b]) => a - b);
}

function nearestTile(streets: Streets, [z, x, y]: TileId): TileId | undefined {
  if (z < streets.minzoom) return undefined;
  return hasTile(streets, [z, x, y])
    ? [z, x, y]
    : nearestTile(streets, [z - 1, Math.floor(x / 2), Math.floor(y / 2)]);
}

function readTile(path: string, [z, x, y]: TileId): (readonly [layer: string, Feature])[] {
  if (!existsSync(path)) return [];
  const { layers } = new VectorTile(new PbfReader(readFileSync(path)));
  return Object.entries(layers).flatMap(([name, layer]) =>
    Array.from(
      { length: layer.length },
      (_, i) => [name, layer.feature(i).toGeoJSON(x, y, z)] as const,
    ),
  );
}

const withoutNames = ({ properties }: Feature): Feature['properties'] =>
  Object.fromEntries(Object.entries(properties ?? {}).filter(([key]) => !key.startsWith('name')));

/** Combines lines and areas with the same properties, so that each group is drawn in one stroke. */
function together(features: readonly Feature[], said: (feature: Feature) => Feature['properties']) {
  const isPoint = ({ geometry }: Feature) => geometry.type === 'Point';
  const shapes = features.filter((feature) => !isPoint(feature)) as Feature<Shape>[];
  const groups = groupBy(shapes, (feature) => JSON.stringify([typeOf(feature), said(feature)]));
  const combined = [...groups.values()].map((own): Feature => {
    const coordinates = own.flatMap(partsOf);
    const geometry = { type: typeOf(own[0]), coordinates } as MultiLineString | MultiPolygon;
    return { type: 'Feature', geometry, properties: said(own[0]) };
  });
  return featureCollection([...combined, ...features.filter(isPoint)]);
}

type Shape = LineString | MultiLineString | Polygon | MultiPolygon;

const typeOf = ({ geometry }: Feature) =>
  geometry.type.endsWith('Polygon') ? 'MultiPolygon' : 'MultiLineString';

const partsOf = ({ geometry }: Feature<Shape>): readonly unknown[] =>
  geometry.type.startsWith('Multi') ? geometry.coordinates : [geometry.coordinates];
