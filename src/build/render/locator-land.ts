import type { FeatureCollection } from 'geojson';
import type { Bounds } from '../../core/camera/bounds.ts';
import { locatorFrame, locatorSize } from '../../core/story/story-data.ts';
import { clipToFrame } from '../stills/shapes/clip-to-frame.ts';
import { pathData } from '../stills/shapes/path-data.ts';
import { simplifyLine } from '../stills/shapes/simplify-line.ts';
import { worldCopies } from '../stills/world-copies.ts';

/** Corners stand on a grid this fine, in the map's units. */
const grid = 0.5;

/** The least area of a bend and of an island that are shown, in square units. */
const leastBend = 0.126;
const leastIsland = 0.2;

/**
 * The land of the small map of a region as an SVG path in the map's own units.
 *
 * @param overview The basemap for small scales as text; no land without it.
 */
export function locatorLand(overview: string | undefined, bounds: Bounds): string {
  if (overview === undefined) return '';
  const frame = { ...locatorSize, zoom: 0, project: locatorFrame(bounds) };
  const { features }: FeatureCollection = JSON.parse(overview);
  const land = features.filter(({ properties }) => properties?.part === 'land');
  const copies = worldCopies({ land: { type: 'FeatureCollection', features: land } }, frame);
  const lines = copies.land?.features.flatMap(({ geometry }) => clipToFrame(geometry, frame)) ?? [];
  const simple = lines.map((line) => simplifyLine(line, leastBend));
  return pathData(simple, grid, leastIsland);
}
