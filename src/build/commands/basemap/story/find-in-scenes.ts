import type { MultiPolygon, Point } from 'geojson';
import { type Bounds, boundsContain, unwrapped } from '../../../../core/camera/bounds.ts';
import { clipToWindow } from '../shapes/clip-to-window.ts';
import type { NamedFeatures } from '../shapes/named-features.ts';
import { kmPerDegree } from '../shapes/planar.ts';

/** Land farther away than this is not on the picture of a scene, or only at its edge. */
const reachKm = 50;

/** What is missing in the scenes, a sentence each. */
export function missingInScenes(
  scenes: Readonly<Record<string, Bounds>>,
  { land, places }: { readonly land: NamedFeatures; readonly places: NamedFeatures },
): string[] {
  const shapes = land.map(({ geometry }) => geometry as MultiPolygon);
  const named = places.map(({ geometry }) => (geometry as Point).coordinates);
  return Object.entries(scenes).flatMap(([id, bounds]) => {
    const near = widened(bounds, reachKm);
    if (shapes.every((shape) => clipToWindow(shape, near).length === 0)) {
      return [`no land within ${reachKm} km of scene ${id}`];
    }
    if (named.some(([lng = 0, lat = 0]) => boundsContain(bounds, [lng, lat]))) return [];
    return [`no name of a place in scene ${id}`];
  });
}

/** Bounds with so many kilometres more on each side. */
function widened(bounds: Bounds, km: number): Bounds {
  const [west, south, east, north] = unwrapped(bounds);
  const latitudes = km / kmPerDegree;
  const farthest = Math.min(Math.max(Math.abs(south), Math.abs(north)), 85);
  const longitudes = latitudes / Math.cos((farthest * Math.PI) / 180);
  return [
    west - longitudes,
    Math.max(south - latitudes, -90),
    east + longitudes,
    Math.min(north + latitudes, 90),
  ];
}
