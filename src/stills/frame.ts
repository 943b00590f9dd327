import { bbox } from '@turf/bbox';
import { clone } from '@turf/clone';
import { coordEach } from '@turf/meta';
import { geoIdentity, geoStream, geoTransform } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { type Bounds, unwrapped } from '../core/camera/bounds.ts';
import { project } from '../core/camera/camera.ts';
import { fitBounds } from '../core/camera/fit-bounds.ts';
import { fromMercator, type LngLat, toMercator, worldSize } from '../core/camera/mercator.ts';
import type { SceneSpec } from '../core/story/scene-spec.ts';

/** A point of the drawing, in its units from the top left corner. */
export type Point = readonly [x: number, y: number];

/** A flat window on the map, north up, that a picture is drawn through. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** The zoom at which the live map has the same scale, a unit taken as a CSS pixel. */
  readonly zoom: number;
  readonly project: (lngLat: LngLat) => Point;
}

/** The size of a section's map in its own units: large enough for its labels on a phone. */
export const sectionSize = { width: 540, height: 405 } as const;

/** Labels are chosen as on a screen, where the same scene is this much closer. */
export const screenZoom = 1;

/** What is kept free around the framed bounds, in units. */
const covered = { top: 18, right: 18, bottom: 18, left: 18 };

/** Frames a scene's bounds as the live map would in a viewport of this size, straight down. */
export function frameScene(
  { bounds, maxZoom }: Pick<SceneSpec, 'bounds' | 'maxZoom'>,
  size: Pick<Frame, 'width' | 'height'> = sectionSize,
): Frame {
  const fitted = { bounds, ...(maxZoom !== undefined && { maxZoom }) };
  const camera = fitBounds(fitted, { ...size, covered });
  return { ...size, zoom: camera.zoom, project: project(camera, size) };
}

/** Frames bounds without anything around them, at a zoom of the live map, which decides the frame's size. */
export function frameBounds(bounds: Bounds, zoom: number): Frame {
  const [west, south, east, north] = unwrapped(bounds);
  const [left, top] = toMercator([west, north]);
  const [right, bottom] = toMercator([east, south]);
  const size = worldSize(zoom);
  return {
    width: (right - left) * size,
    height: (bottom - top) * size,
    zoom,
    project(lngLat) {
      const [x, y] = toMercator(lngLat);
      return [(x - left) * size, (y - top) * size];
    },
  };
}

/** The box of longitude and latitude that a frame shows. */
export function boxOf({ project, zoom, width, height }: Frame): Bounds {
  const units = worldSize(zoom);
  const [originX, originY] = toMercator([0, 0]);
  const [right, down] = project([0, 0]);
  const [left, top] = [originX - right / units, originY - down / units];
  const [west, north] = fromMercator([left, top]);
  const [east, south] = fromMercator([left + width / units, top + height / units]);
  return [west, south, east, north];
}

/** A line of the drawing; a closed one bounds a surface. */
export interface Line {
  readonly points: readonly Point[];
  readonly closed: boolean;
}

/** How far beyond the frame shapes go on, in units, so that no edge of the cut is seen. */
const bleed = 8;

/** The lines of a geometry in the units of a frame, cut a little way outside it. */
export function clipToFrame(geometry: Geometry, frame: Frame): Line[] {
  const lines: { points: Point[]; closed: boolean }[] = [];
  let closed = false;
  const projected = geoTransform({
    point(lng, lat) {
      this.stream.point(...frame.project([lng, lat]));
    },
  });
  const clipped = geoIdentity().clipExtent([
    [-bleed, -bleed],
    [frame.width + bleed, frame.height + bleed],
  ]);
  const sink = {
    polygonStart: () => {
      closed = true;
    },
    polygonEnd: () => {
      closed = false;
    },
    lineStart: () => {
      lines.push({ points: [], closed });
    },
    lineEnd: () => {},
    point: (x: number, y: number) => {
      lines.at(-1)?.points.push([x, y]);
    },
  };
  geoStream(geometry, projected.stream(clipped.stream(sink)));
  return lines;
}

/** The map's data by the names of its sources. */
export type SourceData = Readonly<Record<string, FeatureCollection>>;

/** How far beyond the frame a shape still counts as in it, in units: no line or disc is wider. */
const margin = 40;

/**
 * The data of a picture with each feature in every copy of the world in which its frame may show it:
 * as it is written, if in none.
 */
export function worldCopies(data: SourceData, frame: Frame): SourceData {
  return Object.fromEntries(
    Object.entries(data).map(([source, collection]): [string, FeatureCollection] => {
      const features = collection.features.flatMap((feature) => copiesOf(feature, frame));
      return [source, { ...collection, features }];
    }),
  );
}

function copiesOf(feature: Feature, { project, width }: Frame): Feature[] {
  const [west, , east] = bbox(feature, { recompute: true });
  const [left, right] = [project([west, 0])[0], project([east, 0])[0]];
  const world = project([360, 0])[0] - project([0, 0])[0];
  const first = Math.ceil((-margin - right) / world);
  const count = Math.floor((width + margin - left) / world) - first + 1;
  if (count <= 0) return [feature];
  return Array.from({ length: count }, (_, i) => {
    const degrees = 360 * (first + i);
    if (degrees === 0) return feature;
    const copy = clone(feature);
    coordEach(copy, (position) => {
      position[0] = (position[0] ?? 0) + degrees;
    });
    return copy;
  });
}
