import { bbox, clone, coordEach } from '@turf/turf';
import { type GeoContext, geoIdentity, geoPath, geoTransform } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { Camera } from '../../core/camera/camera.ts';
import { fitBounds } from '../../core/camera/fit-bounds.ts';
import type { LngLat } from '../../core/camera/lng-lat.ts';
import { project } from '../../core/camera/project.ts';
import type { SceneSpec } from '../../core/story/scene-spec.ts';
import type { Drawing } from './drawing.ts';

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

/** What is kept free around the framed bounds, in units. */
const covered = { top: 18, right: 18, bottom: 18, left: 18 };

/** Frames a scene's bounds as the live map would in a viewport of this size, straight down. */
export function frameScene(
  spec: Pick<SceneSpec, 'bounds' | 'maxZoom'>,
  size: { readonly width: number; readonly height: number } = sectionSize,
): Frame {
  const { bounds, maxZoom } = spec;
  const fitted = { bounds, ...(maxZoom !== undefined && { maxZoom }) };
  return frameCamera(fitBounds(fitted, { ...size, covered }), size);
}

/** The window of a camera of the live map. */
export function frameCamera(
  camera: Camera,
  size: { readonly width: number; readonly height: number },
): Frame {
  return { ...size, zoom: camera.zoom, project: project(camera, size) };
}

/** How far beyond the frame a shape still counts as in it, in units: no line or disc is wider. */
const margin = 40;

/**
 * The data of a picture with each feature in every copy of the world in which its frame may show it:
 * as it is written, if in none.
 */
export function worldCopies(data: Drawing['data'], frame: Frame): Drawing['data'] {
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
  const last = Math.floor((width + margin - left) / world);
  const turns = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  if (turns.length === 0) return [feature];
  return turns.map((turn) => (turn === 0 ? feature : movedEast(feature, 360 * turn)));
}

function movedEast(feature: Feature, degrees: number): Feature {
  const copy = clone(feature);
  coordEach(copy, (position) => {
    position[0] = (position[0] ?? 0) + degrees;
  });
  return copy;
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
  const context: GeoContext = {
    moveTo: (x, y) => {
      lines.push({ points: [[x, y]], closed: false });
    },
    lineTo: (x, y) => {
      lines.at(-1)?.points.push([x, y]);
    },
    closePath: () => {
      const last = lines.at(-1);
      if (last) last.closed = true;
    },
    beginPath: () => {},
    arc: () => {},
  };
  const projected = geoTransform({
    point(lng, lat) {
      this.stream.point(...frame.project([lng, lat]));
    },
  });
  const clipped = geoIdentity().clipExtent([
    [-bleed, -bleed],
    [frame.width + bleed, frame.height + bleed],
  ]);
  geoPath({ stream: (output) => projected.stream(clipped.stream(output)) }, context)(geometry);
  return lines;
}
