import { clone } from '@turf/clone';
import { coordEach } from '@turf/meta';
import { geoIdentity, geoPath, geoStream } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { type Bounds, mercatorBox } from '../core/camera/bounds.ts';
import { project } from '../core/camera/camera.ts';
import { fitBounds } from '../core/camera/fit-bounds.ts';
import { fromMercator, type LngLat, toMercator, worldSize } from '../core/camera/mercator.ts';
import { signedArea } from '../core/geometry/coordinates.ts';
import { getOrMake } from '../core/get-or-make.ts';
import { mapValues } from '../core/map-values.ts';
import type { SceneSpec } from '../core/story/scene-spec.ts';

export type Point = readonly [x: number, y: number];

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** The zoom at which the live map has the same scale, if a unit is one CSS pixel. */
  readonly zoom: number;
  readonly project: (lngLat: LngLat) => Point;
}

/** Size of a section's map in units: large enough that its labels are legible on a phone. */
export const sectionSize = { width: 540, height: 405 } as const;

/** How many zooms closer the same scene is on a screen; labels are chosen as for that zoom. */
export const screenZoom = 1;

const covered = { top: 18, right: 18, bottom: 18, left: 18 };

/** Frames a scene's bounds as the live map would, seen straight down in a viewport of {@link sectionSize}. */
export function frameScene(scene: Pick<SceneSpec, 'bounds' | 'maxZoom'>): Frame {
  const camera = fitBounds({ ...scene, bearing: 0, pitch: 0 }, { ...sectionSize, covered });
  return { ...sectionSize, zoom: camera.zoom, project: project(camera, sectionSize) };
}

/** Frames bounds without margins, `width` units wide. */
export function frameBounds(bounds: Bounds, width: number): Frame {
  const [left, top, right, bottom] = mercatorBox(bounds);
  const size = width / (right - left);
  return {
    width,
    height: (bottom - top) * size,
    zoom: Math.log2(size / worldSize(0)),
    project(lngLat) {
      const [x, y] = toMercator(lngLat);
      return [(x - left) * size, (y - top) * size];
    },
  };
}

export function positionAt(frame: Frame, [x, y]: Point): LngLat {
  const { left, top, side } = squareIn(frame);
  return fromMercator([(x - left) / side, (y - top) / side]);
}

export function boxOf(frame: Frame): Bounds {
  const [west, north] = positionAt(frame, [0, 0]);
  const [east, south] = positionAt(frame, [frame.width, frame.height]);
  return [west, south, east, north];
}

interface Line {
  readonly points: readonly Point[];
  readonly closed: boolean;
}

/** Distance outside the frame, in units, at which shapes are cut, so that the cut is hidden. */
const bleed = 8;

export function clipToFrame(geometry: Geometry, frame: Frame): Line[] {
  const lines: Point[][] = [];
  const closed = geometry.type.endsWith('Polygon');
  const { left, top, side } = squareIn(frame);
  const inFrame = geoIdentity().scale(side).translate([left, top]);
  const clipped = inFrame.clipExtent([
    [-bleed, -bleed],
    [frame.width + bleed, frame.height + bleed],
  ]);
  const sink = {
    polygonStart: () => {},
    polygonEnd: () => {},
    lineStart: () => void lines.push([]),
    lineEnd: () => {},
    point: (x: number, y: number) => void lines.at(-1)?.push([x, y]),
  };
  geoStream(partsInside(onSquare(geometry), frame), clipped.stream(sink));
  return lines.map((points) => ({ points, closed }));
}

/** Returns the top left corner and the side of Web Mercator's unit square, in units of a frame. */
function squareIn({ project }: Frame) {
  const [left, top] = project(fromMercator([0, 0]));
  const [right] = project(fromMercator([1, 1]));
  return { left, top, side: right - left };
}

const squares = new WeakMap<Geometry, Geometry>();

/** Returns a geometry on Web Mercator's unit square, computed once for all frames. */
const onSquare = (geometry: Geometry): Geometry =>
  getOrMake(squares, geometry, () => {
    const square = clone(geometry);
    coordEach(square, (position) => {
      [position[0], position[1]] = toMercator([position[0] ?? 0, position[1] ?? 0]);
    });
    if (square.type === 'Polygon') square.coordinates = square.coordinates.map(pastPoles);
    if (square.type === 'MultiPolygon')
      square.coordinates = square.coordinates.map((rings) => rings.map(pastPoles));
    return square;
  });

/** Extends a ring along the square's top or foot beyond the square, so that no frame there shows an edge. */
const pastPoles = (ring: readonly Position[]): Position[] =>
  ring.flatMap((at, i) => {
    const [before, after] = [ring[i - 1] ?? at, ring[i + 1] ?? at].map(isAtPole);
    if (!isAtPole(at) || !(before || after)) return [at];
    const beyond = [at[0] ?? 0, 3 * (at[1] ?? 0) - 1];
    return [...(before ? [] : [at]), beyond, ...(after ? [] : [at])];
  });

const isAtPole = ([, y = 0]: Position): boolean => Math.abs(y - 0.5) > 0.5 - 1e-9;

/** Drops the parts of a shape (on the unit square) outside a frame, which shows few of all the world's islands. */
function partsInside(geometry: Geometry, frame: Frame): Geometry {
  if (geometry.type !== 'MultiPolygon' && geometry.type !== 'MultiLineString') return geometry;
  const type = geometry.type.slice('Multi'.length);
  const { left, top, side } = squareIn(frame);
  const isInside = (coordinates: object) => {
    const [[west, north], [east, south]] = boundsOf(coordinates, { type, coordinates } as Geometry);
    return (
      left + west * side < frame.width + bleed &&
      left + east * side > -bleed &&
      top + north * side < frame.height + bleed &&
      top + south * side > -bleed
    );
  };
  return { ...geometry, coordinates: geometry.coordinates.filter(isInside) } as Geometry;
}

const measured = new WeakMap<object, [Point, Point]>();

const boundsOf = (key: object, shape: Feature | Geometry): [least: Point, most: Point] =>
  getOrMake(measured, key, () => geoPath().bounds(shape));

export type SourceData = Readonly<Record<string, FeatureCollection>>;

/** Distance outside the frame, in units, up to which shapes are drawn, since lines and discs have a width. */
const margin = 100;

/** Repeats each feature in every copy of the world that the frame shows; drops features outside the frame. */
export const worldCopies = (data: SourceData, frame: Frame): SourceData =>
  mapValues(data, (collection) => ({
    ...collection,
    features: collection.features.flatMap((feature) => copiesOf(feature, frame)),
  }));

function copiesOf(feature: Feature, { project, width, height }: Frame): Feature[] {
  const [[west, south], [east, north]] = boundsOf(feature, feature);
  const [[left, top], [right, bottom]] = [project([west, north]), project([east, south])];
  if (bottom < -margin || top > height + margin) return [];
  const world = project([360, 0])[0] - project([0, 0])[0];
  const first = Math.ceil((-margin - right) / world);
  const count = Math.floor((width + margin - left) / world) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => {
    const degrees = 360 * (first + i);
    if (degrees === 0) return feature;
    const copy = clone(feature);
    coordEach(copy, (position) => {
      position[0] = (position[0] ?? 0) + degrees;
    });
    return copy;
  });
}

/** Minimum areas of a bend and a surface, in square units, and the step of the vertices' grid, in units. */
type Detail = Readonly<Record<'bend' | 'surface' | 'grid', number>>;

export function shapePath(geometry: Geometry, frame: Frame, detail: Detail): string {
  const lines = clipToFrame(geometry, frame).map((line) => simplifyLine(line, detail.bend));
  return pathData(lines, detail.grid, detail.surface);
}

/**
 * Drops vertices that make a triangle of less than `area` square units with their neighbours, the smallest of a
 * neighbourhood first (after Visvalingam and Whyatt, 1993). Only nearby vertices count, wherever the line starts, so
 * that an edge shared by two shapes stays the same in both.
 */
export function simplifyLine({ points, closed }: Line, area: number): Line {
  const count = points.length;
  if (count <= (closed ? 3 : 2)) return { points, closed };
  const wrapped = (index: number) => (closed ? (index + count) % count : index);
  const areas = points.map((point, i) =>
    triangle(points[wrapped(i - 1)], point, points[wrapped(i + 1)]),
  );
  const areaAt = (index: number) => areas[wrapped(index)] ?? Number.POSITIVE_INFINITY;
  const kept = points.filter((_, i) => {
    const own = areaAt(i);
    return own >= area || own > areaAt(i - 1) || own >= areaAt(i + 1);
  });
  return kept.length === count ? { points, closed } : simplifyLine({ points: kept, closed }, area);
}

function triangle(a: Point | undefined, b: Point, c: Point | undefined): number {
  if (!a || !c) return Number.POSITIVE_INFINITY;
  return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
}

/** Writes lines as short path data on a grid, without surfaces below `minArea` square units. */
export function pathData(lines: readonly Line[], grid: number, minArea = 0): string {
  return lines
    .filter(({ points, closed }) => !closed || Math.abs(signedArea(points)) >= minArea)
    .map(({ points, closed }) => {
      let [lastX, lastY] = [0, 0];
      const [start, ...steps] = points.map((point) => {
        const [x, y] = [Math.round(point[0] / grid), Math.round(point[1] / grid)];
        const step = `${short((x - lastX) * grid)} ${short((y - lastY) * grid)}`;
        [lastX, lastY] = [x, y];
        return step;
      });
      const taken = steps.filter((step) => step !== '0 0').join(' ');
      return taken && `M${start}l${taken}${closed ? 'z' : ''}`;
    })
    .join('')
    .replaceAll(' -', '-');
}

/** Formats a number for SVG, without a zero before the decimal point. */
export function short(value: number, decimals = 1): string {
  const unit = 10 ** decimals;
  const rounded = Math.round(value * unit) / unit || 0;
  return Math.abs(rounded) < 1 ? `${rounded}`.replace('0.', '.') : `${rounded}`;
}

/** Maximum bend of a street along its name, in square units, and the share of the name that must fit. */
const alongStreet = { bend: 40, part: 0.8 } as const;

/** Finds stretches that are straight enough for a name of `length`, the longest first. */
export function straightStretches(geometry: Geometry, frame: Frame, length: number) {
  return clipToFrame(geometry, frame)
    .flatMap((line) => {
      const { points } = simplifyLine(line, alongStreet.bend);
      return points.slice(1).map(([x, y], i) => {
        const [fromX, fromY] = points[i] ?? [x, y];
        const [dx, dy] = x < fromX ? [fromX - x, fromY - y] : [x - fromX, y - fromY];
        const rotate = (Math.atan2(dy, dx) * 180) / Math.PI;
        const at: Point = [(x + fromX) / 2, (y + fromY) / 2];
        return { at, rotate, long: Math.hypot(dx, dy) };
      });
    })
    .filter(({ long }) => long >= alongStreet.part * length)
    .sort((a, b) => b.long - a.long);
}
