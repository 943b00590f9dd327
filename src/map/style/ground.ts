import type { CanvasSourceSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { type Bounds, mercatorBox, unwrapped } from '../../core/camera/bounds.ts';
import { type LngLat, toMercator } from '../../core/camera/mercator.ts';
import { linesOf, type Position } from '../../core/geometry/coordinates.ts';
import { createCanvas } from '../../dom/elements.ts';
import { basemapSource, fineFrom } from '../../style/basemaps.ts';
import type { Shape } from '../../style/kinds/kind.ts';
import { palette, type Theme } from '../../style/palette.ts';
import { addLayer, addSource } from '../maplibre/workarounds.ts';

const ground = 'ground';

/** Adds a coarse picture of the land, which needs a canvas but no tiles, beneath the style layer `above`. */
export function addGround(
  map: Pick<MapLibreMap, 'getSource' | 'moveLayer' | 'style'>,
  { features }: GeoJSON.FeatureCollection<Shape>,
  box: Bounds,
  theme: Theme,
  above: string,
): void {
  if (map.getSource(ground)) return;
  const colors = palette(theme);
  const bounds = unwrapped(box, 0);
  const [west, south, east, north] = bounds;
  const land = features.flatMap(({ geometry, properties }) => {
    const color = properties?.story ? colors.storyLand : colors.land;
    return properties?.part === 'land' ? [{ rings: linesOf(geometry.coordinates), color }] : [];
  });
  const canvas = drawGround(land, bounds);
  if (!canvas) return;
  const coordinates: CanvasSourceSpecification['coordinates'] = [
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ];
  addSource(map, ground, { type: 'canvas', canvas, animate: false, coordinates });
  const paint = { 'raster-fade-duration': 0 };
  addLayer(map, { id: ground, type: 'raster', source: ground, paint }, above);
}

/** Ends `overview` layers where the fine basemap begins, once that has loaded. Returns a function that cancels it. */
export function bridgeToFine(
  map: Pick<MapLibreMap, 'on' | 'off' | 'isSourceLoaded' | 'setLayerZoomRange'>,
  overview: readonly string[],
): () => void {
  const stop = () => map.off('render', check);
  const check = () => {
    if (!map.isSourceLoaded(basemapSource)) return;
    stop();
    for (const layer of overview) map.setLayerZoomRange(layer, 0, fineFrom);
  };
  map.on('render', check);
  return stop;
}

type Ground = { readonly rings: readonly (readonly Position[])[]; readonly color: string };

/** The picture's width, and how far the land is inset so that the map's land covers it, in pixels. */
const [width, inset] = [1024, 1];

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
  const [left, top, right, bottom] = mercatorBox(bounds);
  const scale = width / (right - left);
  const context = createCanvas({ width, height: Math.round((bottom - top) * scale) });
  if (!context) return null;
  const worlds = [0, ...(left < 0 ? [-1] : []), ...(right > 1 ? [1] : [])];
  const everywhere = worlds.flatMap((world) => grounds.map((ground) => ({ ...ground, world })));
  for (const { rings, color, world } of everywhere) {
    const path = new Path2D();
    for (const [first, ...others] of rings) {
      const at = (position: Position) => {
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
