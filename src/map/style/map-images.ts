import type { Map as MapLibreMap } from 'maplibre-gl';
import { createCanvas } from '../../dom/elements.ts';
import type { StrokeImage } from '../../style/kinds/kind.ts';

export function addImages(
  map: Pick<MapLibreMap, 'hasImage' | 'addImage'>,
  images: Readonly<Record<string, StrokeImage>>,
): void {
  for (const [name, image] of Object.entries(images)) {
    if (!map.hasImage(name)) map.addImage(name, drawStrokes(image), { pixelRatio });
  }
}

const pixelRatio = 3;

/** Draws on the CPU, from which pixels are read back faster. @throws Error if there is no canvas. */
function drawStrokes({ size, strokes }: StrokeImage): ImageData {
  const side = size * pixelRatio;
  const context = createCanvas({ width: side, height: side }, { willReadFrequently: true });
  if (!context) throw new Error('This browser cannot draw the images of the map.');
  context.scale(pixelRatio, pixelRatio);
  for (const { d, color, width, cap } of strokes) {
    context.lineCap = cap ?? 'butt';
    context.lineJoin = cap ?? 'miter';
    context.strokeStyle = color;
    context.lineWidth = width;
    context.stroke(new Path2D(d));
  }
  return context.getImageData(0, 0, side, side);
}
