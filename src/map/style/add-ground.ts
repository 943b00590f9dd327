import type { Map as MapLibreMap } from 'maplibre-gl';
import { type Bounds, unwrapped } from '../../core/camera/bounds.ts';
import { palette, type Theme } from '../../style/palette.ts';
import type { Collection } from '../sources/fetch-collection.ts';
import { drawGround } from './draw-ground.ts';

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
