import type { Map as MapLibreMap } from 'maplibre-gl';
import { type Bounds, unwrapped } from '../../core/camera/bounds.ts';
import { type LngLat, toMercator } from '../../core/camera/mercator.ts';
import { createCanvas } from '../../dom/elements.ts';
import type { Collection } from '../../style/kinds/kind.ts';
import { palette, type Theme } from '../../style/palette.ts';

const ground = 'ground';

/**
 * Lays a coarse picture of the land beneath all else, unless it is there. A picture needs no tiles, so
 * there is ground in every frame, however late the tiles of the land itself are. Where the browser gives
 * no canvas to draw it on the map goes without.
 *
 * @param overview The basemap for small scales.
 * @param box What of it is drawn.
 * @param above The style layer that lies just above it.
 */
export function addGround(
  map: Pick<MapLibreMap, 'addSource' | 'addLayer' | 'getSource'>,
  { features }: Collection,
  box: Bounds,
  theme: Theme,
  above: string,
): void {
  if (map.getSource(ground)) return;
  const colors = palette(theme);
  const bounds = unwrapped(box, 0);
  const [west, south, east, north] = bounds;
  const land = features
    .filter(({ properties }) => properties?.part === 'land')
    .map(({ geometry, properties }) => ({
      geometry,
      color: properties?.story ? colors.storyLand : colors.land,
    }));
  const canvas = drawGround(land, bounds);
  if (!canvas) return;
  map.addSource(ground, {
    type: 'canvas',
    canvas,
    animate: false,
    coordinates: [
      [west, north],
      [east, north],
      [east, south],
      [west, south],
    ],
  });
  map.addLayer(
    { id: ground, type: 'raster', source: ground, paint: { 'raster-fade-duration': 0 } },
    above,
  );
}

/** Some land, and the colour that it has on the map. */
interface Ground {
  readonly geometry: GeoJSON.Geometry;
  readonly color: string;
}

/** How many pixels the picture of the ground has across. */
const width = 1536;

/** How far within its coasts the land is drawn, in pixels, so that the map's own land covers it. */
const inset = 1.25;

/**
 * Draws land onto a picture of Web Mercator that shows `bounds`, which may go on past ±180, a little
 * smaller than it is; null where the browser gives no canvas to draw on.
 */
function drawGround(grounds: readonly Ground[], bounds: Bounds): HTMLCanvasElement | null {
  const land = drawLand(grounds, bounds);
  const context = land && createCanvas(land);
  if (!context) return null;
  context.drawImage(land, 0, 0);
  context.globalCompositeOperation = 'destination-in';
  for (let turn = 0; turn < 8; turn += 1) {
    const angle = (turn * Math.PI) / 4;
    context.drawImage(land, inset * Math.cos(angle), inset * Math.sin(angle));
  }
  return context.canvas;
}

function drawLand(grounds: readonly Ground[], bounds: Bounds): HTMLCanvasElement | null {
  const [west, south, east, north] = bounds;
  const [left, top] = toMercator([west, north]);
  const [right, bottom] = toMercator([east, south]);
  const scale = width / (right - left);
  const context = createCanvas({ width, height: Math.round((bottom - top) * scale) });
  if (!context) return null;
  const worlds = [0, ...(left < 0 ? [-1] : []), ...(right > 1 ? [1] : [])];
  const everywhere = worlds.flatMap((world) => grounds.map((ground) => ({ ...ground, world })));
  for (const { geometry, color, world } of everywhere) {
    const path = new Path2D();
    for (const [first, ...others] of ringsOf(geometry)) {
      const at = (position: GeoJSON.Position) => {
        const [x, y] = toMercator(position as unknown as LngLat);
        return [(x + world - left) * scale, (y - top) * scale] as const;
      };
      if (first) path.moveTo(...at(first));
      for (const position of others) path.lineTo(...at(position));
    }
    Object.assign(context, { fillStyle: color, strokeStyle: color });
    context.fill(path, 'evenodd');
    context.stroke(path);
  }
  return context.canvas;
}

function ringsOf(geometry: GeoJSON.Geometry): readonly GeoJSON.Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates;
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [];
}
