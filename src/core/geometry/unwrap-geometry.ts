import { featureCollection, polygon } from '@turf/helpers';
import { union } from '@turf/union';
import { nearAngle } from '../camera/mercator.ts';
import { meet, moved, type Position, unwrapLine } from './coordinates.ts';

type Ring = readonly Position[];
type Polygon = readonly Ring[];

interface Shape {
  readonly type: string;
  readonly coordinates: unknown;
}

/** Lets longitudes run on past 180 if a geometry, whole or cut, crosses that meridian; else returns it unchanged. */
export function unwrapGeometry<G extends Shape>(geometry: G): G {
  const { type, coordinates } = geometry;
  switch (type) {
    case 'LineString': {
      const line = unwrapLine(coordinates as Ring);
      return line === coordinates ? geometry : withCoordinates(geometry, fromWest(line));
    }
    case 'MultiLineString': {
      const lines = joinLines(coordinates as readonly Ring[]);
      if (lines === coordinates) return geometry;
      const [first, ...others] = lines.map(fromWest);
      return others.length === 0
        ? { ...geometry, type: 'LineString', coordinates: first }
        : { ...geometry, coordinates: [first, ...others] };
    }
    case 'Polygon':
      return withCoordinates(geometry, unwrapPolygon(coordinates as Polygon));
    case 'MultiPolygon': {
      const polygons = coordinates as readonly Polygon[];
      const whole = joinPolygons(sameOr(polygons, polygons.map(unwrapPolygon)));
      return withCoordinates(geometry, whole);
    }
    default:
      return geometry;
  }
}

export function unwrapFeatures<
  C extends { readonly features: readonly { readonly geometry: Shape }[] },
>(collection: C): C {
  const features = collection.features.map((feature) => {
    const geometry = unwrapGeometry(feature.geometry);
    return geometry === feature.geometry ? feature : { ...feature, geometry };
  });
  return { ...collection, features };
}

const withCoordinates = <G extends Shape>(geometry: G, coordinates: unknown): G =>
  coordinates === geometry.coordinates ? geometry : { ...geometry, coordinates };

const sameOr = <T>(before: readonly T[], after: readonly T[]): readonly T[] =>
  after.every((item, i) => item === before[i]) ? before : after;

const westOf = (line: Ring): number =>
  line.reduce((west, [lng = 0]) => Math.min(west, lng), Number.POSITIVE_INFINITY);

/** Moves a line to the copy of the world in which its western end is within 180° of `longitude`. */
function fromWest(line: Ring, longitude = 0): Ring {
  const west = westOf(line);
  const east = Number.isFinite(west) ? nearAngle(west, longitude) - west : 0;
  return east === 0 ? line : line.map((position) => moved(position, east));
}

function unwrapPolygon(rings: Polygon): Polygon {
  const [outer = [], ...holes] = rings;
  const unwrapped = unwrapRing(outer);
  if (unwrapped === outer) return rings;
  const whole = fromWest(unwrapped);
  const west = westOf(whole);
  return [whole, ...holes.map((hole) => fromWest(unwrapRing(hole), west + 180))];
}

/** Unwraps a ring; returns it unchanged if the result would be open or have no width. */
function unwrapRing(ring: Ring): Ring {
  const whole = unwrapLine(ring);
  const closed = Math.abs((whole[0]?.[0] ?? 0) - (whole.at(-1)?.[0] ?? 0)) < 1;
  const wide = whole.some(([lng]) => lng !== whole[0]?.[0]);
  return closed && wide ? whole : ring;
}

/** Unwraps lines, and joins those cut at the 180th meridian. Returns the same array if none crosses it. */
function joinLines(lines: readonly Ring[]): readonly Ring[] {
  const joined: Ring[] = [];
  for (const line of lines.map(unwrapLine)) {
    const [last, start] = [joined.at(-1), line[0]];
    const end = last?.at(-1);
    if (last && start && end && meetAtMeridian(end, start)) {
      const east = (end[0] ?? 0) - (start[0] ?? 0);
      joined[joined.length - 1] = [...last, ...line.slice(1).map((at) => moved(at, east))];
    } else {
      joined.push(line);
    }
  }
  return sameOr(lines, joined);
}

const meetAtMeridian = ([lngA = 0, latA = 0]: Position, [lngB = 0, latB = 0]: Position): boolean =>
  meet(latA, latB) &&
  meet(nearAngle(lngA, 180), 180) &&
  meet(nearAngle(lngB, 180), 180) &&
  Math.abs(lngA - lngB) > 180;

/** Joins polygons cut at the 180th meridian. Returns the same array if none meet there. */
function joinPolygons(polygons: readonly Polygon[]): readonly Polygon[] {
  const before = polygons.filter((each) => reaches(each, 180) && !reaches(each, -180));
  const after = polygons.filter((each) => reaches(each, -180) && !reaches(each, 180));
  if (before.length === 0 || after.length === 0) return polygons;
  const parts = [
    ...before.map((polygon) => onMeridian(polygon, 0)),
    ...after.map((polygon) => onMeridian(polygon, 360)),
  ];
  const { geometry } = union(featureCollection(parts.map((part) => polygon(part)))) ?? {};
  const whole = geometry?.type === 'Polygon' ? [geometry.coordinates] : geometry?.coordinates;
  if (!whole || whole.length === parts.length) return polygons;
  const cut = new Set([...before, ...after]);
  return [...polygons.filter((polygon) => !cut.has(polygon)), ...whole];
}

const reaches = (rings: Polygon, meridian: number): boolean =>
  rings.some((ring) => ring.some(([lng]) => meet(lng, meridian)));

/** Moves a polygon `east` degrees, and snaps vertices that almost touch the 180th meridian to it. */
const onMeridian = (rings: Polygon, east: number) =>
  rings.map((ring) =>
    ring.map(([lng = 0, lat = 0]) => [meet(lng + east, 180) ? 180 : lng + east, lat]),
  );
