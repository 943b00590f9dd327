import { createCanvas } from '../../dom/elements.ts';
import type { StrokeImage } from '../../style/kinds/kind.ts';
import type { Palette } from '../../style/palette.ts';

/** An image for the map's style, `pixelRatio` image pixels to a CSS pixel. */
export interface StyleImage {
  readonly data: ImageData;
  readonly pixelRatio: number;
}

const pixelRatio = 3;

/**
 * Draws on a canvas that the processor keeps: reading one back from the GPU waits for all that it
 * does.
 *
 * @throws Error where the browser gives no canvas to draw on.
 */
function draw(size: number, paint: (context: CanvasRenderingContext2D) => void): StyleImage {
  const side = size * pixelRatio;
  const context = createCanvas({ width: side, height: side }, { willReadFrequently: true });
  if (!context) throw new Error('This browser cannot draw the images of the map.');
  context.scale(pixelRatio, pixelRatio);
  paint(context);
  return { data: context.getImageData(0, 0, side, side), pixelRatio };
}

/** The mark of a place: a small ring, with a core where it is a capital. */
export function placeDot(colors: Palette, kind: 'city' | 'capital'): StyleImage {
  const size = 12;
  const radius = kind === 'capital' ? 3.6 : 2.6;
  return draw(size, (context) => {
    context.beginPath();
    context.arc(size / 2, size / 2, radius, 0, 2 * Math.PI);
    context.fillStyle = colors.paper;
    context.fill();
    context.lineWidth = 1.3;
    context.strokeStyle = colors.ink;
    context.stroke();
    if (kind === 'city') return;
    context.beginPath();
    context.arc(size / 2, size / 2, 1.3, 0, 2 * Math.PI);
    context.fillStyle = colors.ink;
    context.fill();
  });
}

/** An image of strokes, one over the other. */
export function drawStrokes({ size, strokes }: StrokeImage): StyleImage {
  return draw(size, (context) => {
    for (const { d, color, width, cap } of strokes) {
      context.lineCap = cap ?? 'butt';
      context.lineJoin = cap ?? 'miter';
      context.strokeStyle = color;
      context.lineWidth = width;
      context.stroke(new Path2D(d));
    }
  });
}
