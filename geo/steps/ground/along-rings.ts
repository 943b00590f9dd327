import type { Feature, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';

/**
 * Turns lines around that run against the rings of some areas for more of their way than with them. The
 * rest of a file then repeats what its areas have said, which a compressor sees only in the same order.
 */
export const alongRingsOf = (areas: readonly Feature<Polygon | MultiPolygon>[]) => {
  const ways = new Set(
    areas
      .flatMap(({ geometry }) => ringsOf(geometry))
      .flatMap((ring) => ring.slice(1).map((to, i) => wayOf(ring[i], to))),
  );
  const along = (line: readonly Position[]): number =>
    line.slice(1).filter((to, i) => ways.has(wayOf(line[i], to))).length;
  const turned = (line: Position[]): Position[] => {
    const back = line.toReversed();
    return along(back) > along(line) ? back : line;
  };
  return <P>(feature: Feature<MultiLineString, P>): Feature<MultiLineString, P> => ({
    ...feature,
    geometry: { ...feature.geometry, coordinates: feature.geometry.coordinates.map(turned) },
  });
};

const ringsOf = (geometry: Polygon | MultiPolygon): readonly Position[][] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();

const wayOf = (from: Position = [], to: Position): string => `${from.join()} ${to.join()}`;
