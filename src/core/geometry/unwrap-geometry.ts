import { nearAngle } from '../camera/near-angle.ts';
import { joinLines } from './join-lines.ts';
import { joinPolygons } from './join-polygons.ts';
import { moved, type Position, unwrapLine } from './unwrap-line.ts';

type Ring = readonly Position[];

/** A geometry of GeoJSON, or anything else that has a type and coordinates. */
interface Shape {
  readonly type: string;
  readonly coordinates: unknown;
}

/**
 * A geometry for a plane that repeats every 360 degrees, as maps draw it: where it crosses the 180th
 * meridian its longitudes run on past 180, written as one or cut there, so that no line is drawn around
 * the world. Its west lies within ±180. A geometry that does not cross comes back as it is.
 *
 * A ring that runs along the edges of the map, around a pole, is taken as drawn for a plane already.
 */
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
      return withCoordinates(geometry, unwrapPolygon(coordinates as readonly Ring[]));
    case 'MultiPolygon': {
      const polygons = coordinates as readonly (readonly Ring[])[];
      const whole = joinPolygons(sameOr(polygons, polygons.map(unwrapPolygon)));
      return withCoordinates(geometry, whole);
    }
    default:
      return geometry;
  }
}

/** The features of a collection, or of anything that has some, each with its geometry unwrapped. */
export function unwrapFeatures<
  C extends { readonly features: readonly { readonly geometry: Shape }[] },
>(collection: C): C {
  const features = collection.features.map((feature) => {
    const geometry = unwrapGeometry(feature.geometry);
    return geometry === feature.geometry ? feature : { ...feature, geometry };
  });
  return { ...collection, features };
}

function withCoordinates<G extends Shape>(geometry: G, coordinates: unknown): G {
  return coordinates === geometry.coordinates ? geometry : { ...geometry, coordinates };
}

const sameOr = <T>(before: readonly T[], after: readonly T[]): readonly T[] =>
  after.every((item, i) => item === before[i]) ? before : after;

const westOf = (line: Ring): number =>
  line.reduce((west, [lng = 0]) => Math.min(west, lng), Number.POSITIVE_INFINITY);

/** A line in the copy of the world in which its west lies within ±180. */
function fromWest(line: Ring): Ring {
  const west = westOf(line);
  const east = Number.isFinite(west) ? nearAngle(west) - west : 0;
  return east === 0 ? line : line.map((position) => moved(position, east));
}

function unwrapPolygon(rings: readonly Ring[]): readonly Ring[] {
  const [outer = [], ...holes] = rings;
  const unwrapped = unwrapRing(outer);
  if (unwrapped === outer) return rings;
  const whole = fromWest(unwrapped);
  const west = westOf(whole);
  return [
    whole,
    ...holes.map((hole) => {
      const ring = unwrapRing(hole);
      const own = westOf(ring);
      const east = nearAngle(own, west + 180) - own;
      return east === 0 ? ring : ring.map((position) => moved(position, east));
    }),
  ];
}

/** A ring that is still one when unwrapped, and has a width; else it is as written. */
function unwrapRing(ring: Ring): Ring {
  const whole = unwrapLine(ring);
  const closed = Math.abs((whole[0]?.[0] ?? 0) - (whole.at(-1)?.[0] ?? 0)) < 1;
  const wide = whole.some(([lng]) => lng !== whole[0]?.[0]);
  return closed && wide ? whole : ring;
}
