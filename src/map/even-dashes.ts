import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { closestZoom } from '../core/closest-zoom.ts';
import type { LngLat } from '../core/lng-lat.ts';
import { toMercator, worldSize } from '../core/mercator.ts';

/** How long MapLibre takes any line that has a gradient to be when it dashes it, in CSS pixels. */
const takenLength = 2048;

/** The length of a line on the map of the world, as a share of the world's width. */
function worldLength(line: readonly LngLat[]): number {
  const points = line.map(toMercator);
  return points.reduce((sum, [x, y], i) => {
    const [fromX, fromY] = points[i - 1] ?? [x, y];
    return sum + Math.hypot(x - fromX, y - fromY);
  }, 0);
}

/**
 * Makes the dashes of lines with a gradient as long as the style says. MapLibre 6.17 counts along such
 * a line in shares of its length, so that its dashes shrink with the line on the screen, to dots at
 * zoom 3. What it makes of a pattern doubles from one whole zoom to the next; it is right halfway.
 *
 * @param lines The line of each source that has a gradient.
 */
export function evenDashes(
  style: StyleSpecification,
  lines: Readonly<Record<string, readonly LngLat[]>>,
): StyleSpecification {
  return { ...style, layers: style.layers.map((layer) => evened(layer, lines)) };
}

function evened(
  layer: LayerSpecification,
  lines: Readonly<Record<string, readonly LngLat[]>>,
): LayerSpecification {
  if (layer.type !== 'line' || !layer.paint?.['line-gradient']) return layer;
  const dashes = layer.paint['line-dasharray'];
  const line = lines[layer.source];
  if (!line || !Array.isArray(dashes)) return layer;
  const length = worldLength(line);
  const at = (zoom: number) => {
    const scale = takenLength / (length * worldSize(zoom + 0.5));
    return ['literal', (dashes as number[]).map((dash) => dash * scale)];
  };
  const steps = Array.from({ length: closestZoom }, (_, i) => [i + 1, at(i + 1)]).flat();
  const dasharray = ['step', ['zoom'], at(0), ...steps];
  return {
    ...layer,
    paint: { ...layer.paint, 'line-dasharray': dasharray },
  } as LayerSpecification;
}
