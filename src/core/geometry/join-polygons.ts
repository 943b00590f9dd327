import { meet, moved, type Position } from './unwrap-line.ts';

/** A ring of a polygon, or one that is not closed by its first position once more. */
type Ring = readonly Position[];
type Polygon = readonly Ring[];

/** An edge of a ring along the 180th meridian, from the ring's position of that index to the next. */
interface Edge {
  readonly polygon: Polygon;
  readonly ring: Ring;
  readonly index: number;
  readonly from: Position;
  readonly to: Position;
}

/**
 * Polygons of which those that were cut at the 180th meridian are one again, and go on past 180: they
 * have an edge along it in common, at 180 and, the other way round, at −180. Polygons of which none was
 * cut come back as they are.
 */
export function joinPolygons(polygons: readonly Polygon[]): readonly Polygon[] {
  const [west, east] = [180, -180].map((lng) => polygons.filter((one) => reaches(one, lng)));
  const before = west?.filter((polygon) => !east?.includes(polygon)) ?? [];
  const after = east?.filter((polygon) => !west?.includes(polygon)) ?? [];
  if (before.length === 0 || after.length === 0) return polygons;
  const parts = [
    ...before.map((polygon) => polygon.map((ring) => ring.slice(1))),
    ...after.map((polygon) => polygon.map((ring) => ring.slice(1).map((at) => moved(at, 360)))),
  ];
  const joined = joinEdges(parts);
  if (joined === parts) return polygons;
  const whole = joined.map((rings) => rings.filter(({ length }) => length > 2).map(closed));
  const cut = new Set([...before, ...after]);
  return [...polygons.filter((polygon) => !cut.has(polygon)), ...whole.map(outerFirst)];
}

const reaches = (rings: Polygon, meridian: number): boolean =>
  rings.some((ring) => ring.some(([lng]) => meet(lng, meridian)));

/** Polygons without the edges that they have in common, one pair after the other. */
function joinEdges(polygons: readonly Polygon[]): readonly Polygon[] {
  const edges = polygons.flatMap((polygon) => polygon.flatMap((ring) => edgesOf(polygon, ring)));
  for (const a of edges) {
    const b = edges.find(({ from, to }) => meet(from[1], a.to[1]) && meet(to[1], a.from[1]));
    if (!b) continue;
    const others = polygons.filter((polygon) => polygon !== a.polygon && polygon !== b.polygon);
    const rest = [...new Set([...a.polygon, ...b.polygon])].filter(
      (ring) => ring !== a.ring && ring !== b.ring,
    );
    return joinEdges([...others, [...withoutEdges(a, b), ...rest]]);
  }
  return polygons;
}

function edgesOf(polygon: Polygon, ring: Ring): Edge[] {
  return ring.flatMap((from, index) => {
    const to = ring[(index + 1) % ring.length] ?? from;
    const along = meet(from[0], 180) && meet(to[0], 180) && !meet(from[1], to[1]);
    return along ? [{ polygon, ring, index, from, to }] : [];
  });
}

/** Two rings as one where they had a common edge, or the two that one falls into. */
function withoutEdges(a: Edge, b: Edge): Ring[] {
  const first = startingAt(a.ring, a.index + 1);
  if (a.ring !== b.ring) return [[...first, ...startingAt(b.ring, b.index + 1).slice(1, -1)]];
  const second = (b.index - a.index - 1 + a.ring.length) % a.ring.length;
  return [first.slice(0, second), first.slice(second + 1, -1)];
}

const startingAt = (ring: Ring, index: number): Ring => [
  ...ring.slice(index),
  ...ring.slice(0, index),
];

const closed = (ring: Ring): Ring => [...ring, ...ring.slice(0, 1)];

/** A polygon that is all of a piece with its largest ring, around the others, first. */
function outerFirst(rings: Polygon): Polygon {
  return rings.toSorted((a, b) => areaOf(b) - areaOf(a));
}

function areaOf(ring: Ring): number {
  const sum = ring.reduce((all, [x = 0, y = 0], i) => {
    const [nextX = 0, nextY = 0] = ring[i + 1] ?? [x, y];
    return all + x * nextY - nextX * y;
  }, 0);
  return Math.abs(sum) / 2;
}
