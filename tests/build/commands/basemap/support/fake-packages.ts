import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, Polygon, Position } from 'geojson';
import { PbfWriter } from 'pbf';
import { topology } from 'topojson-server';
import { tarballName } from '../../../../../src/build/commands/basemap/sources/open-source.ts';
import type { CutSources } from '../../../../../src/build/commands/basemap/sources/read-packages.ts';
import type { Source } from '../../../../../src/build/commands/basemap/sources/source.ts';
import { worldSources } from '../../../../../src/build/commands/basemap/sources/world-sources.ts';
import { tarballOf } from './tarball-of.ts';

type Box = readonly [west: number, south: number, east: number, north: number];

/** A box with a corner at each whole degree, clockwise as the packages have their rings. */
export function boxRing([west, south, east, north]: Box): Position[] {
  const side = (from: Position, to: Position): Position[] => {
    const [[x = 0, y = 0], [toX = 0, toY = 0]] = [from, to];
    const steps = Math.max(1, Math.round(Math.abs(toX - x) + Math.abs(toY - y)));
    return Array.from({ length: steps }, (_, i) => [
      x + ((toX - x) * i) / steps,
      y + ((toY - y) * i) / steps,
    ]);
  };
  const corners = [
    [west, south],
    [west, north],
    [east, north],
    [east, south],
  ] as const;
  const ring = corners.flatMap((corner, i) =>
    side([...corner], [...(corners[(i + 1) % 4] ?? corner)]),
  );
  return [...ring, [west, south]];
}

const collection = (shapes: Readonly<Record<string, Box>>): FeatureCollection<Polygon> => ({
  type: 'FeatureCollection',
  features: Object.entries(shapes).map(([name, box], i) => ({
    type: 'Feature',
    id: String(900 + i),
    properties: { name },
    geometry: { type: 'Polygon', coordinates: [boxRing(box)] },
  })),
});

/** What the made-up world is of. */
export interface FakeWorld {
  readonly countries: Readonly<Record<string, Box>>;
  readonly lakes: Readonly<Record<string, Box>>;
  readonly rivers: readonly Position[][];
  readonly cities: readonly FakeCity[];
}

export interface FakeCity {
  readonly name: string;
  readonly population: number;
  readonly at: readonly [longitude: number, latitude: number];
  readonly featureCode?: string;
}

/** Packs cities as the package of cities does. */
export function packedCities(cities: readonly FakeCity[]): Buffer {
  const pbf = new PbfWriter();
  let [longitude, latitude] = [0, 0];
  for (const { name, population, at, featureCode = 'PPL' } of cities) {
    const [x, y] = [Math.round(at[0] * 1e5), Math.round(at[1] * 1e5)];
    const write = (_: unknown, message?: PbfWriter) => {
      message?.writeStringField(2, name);
      message?.writeStringField(7, featureCode);
      message?.writeVarintField(9, population);
      message?.writeSVarintField(10, x - longitude);
      message?.writeSVarintField(11, y - latitude);
    };
    pbf.writeRawMessage(write, undefined);
    [longitude, latitude] = [x, y];
  }
  return Buffer.from(pbf.finish());
}

/** Puts packages of a made-up world into a cache. */
export function fakePackages(cache: string, world: FakeWorld): CutSources {
  const rivers: FeatureCollection = {
    type: 'FeatureCollection',
    features: world.rivers.map((coordinates) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'LineString', coordinates },
    })),
  };
  const waters = topology({ lakes: collection(world.lakes), rivers });
  const put = (source: Source, content: string | Buffer): Source => {
    const tarball = tarballOf({ [source.file]: content });
    mkdirSync(cache, { recursive: true });
    writeFileSync(join(cache, tarballName(source)), tarball);
    const hash = createHash('sha512').update(tarball).digest('base64');
    return { ...source, integrity: `sha512-${hash}` };
  };
  const countries = topology({ countries: collection(world.countries) });
  return {
    countries: put(worldSources.countries10m, JSON.stringify(countries)),
    waters: put(worldSources.waters50m, JSON.stringify(waters)),
    cities: put(worldSources.cities, packedCities(world.cities)),
  };
}
