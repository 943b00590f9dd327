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
 */
function draw(size: number, paint: (context: CanvasRenderingContext2D) => void): StyleImage {
  const canvas = document.createElement('canvas');
  canvas.width = size * pixelRatio;
  canvas.height = size * pixelRatio;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser cannot draw the images of the map.');
  context.scale(pixelRatio, pixelRatio);
  paint(context);
  return { data: context.getImageData(0, 0, canvas.width, canvas.height), pixelRatio };
}

/** A tile of thin diagonal lines that repeats without a seam. */
export function hatch(color: string): StyleImage {
  const size = 5;
  return draw(size, (context) => {
    context.strokeStyle = color;
    context.lineWidth = 0.8;
    context.beginPath();
    for (const shift of [-size, 0, size]) {
      context.moveTo(shift - 1, size + 1);
      context.lineTo(shift + size + 1, -1);
    }
    context.stroke();
  });
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

/** A small chevron that points up, in a paper-coloured rim. */
export function chevron(colors: Palette, color: string): StyleImage {
  const size = 12;
  return draw(size, (context) => {
    context.lineCap = 'round';
    context.lineJoin = 'round';
    for (const [ink, width] of [
      [colors.halo, 4.6],
      [color, 2],
    ] as const) {
      context.strokeStyle = ink;
      context.lineWidth = width;
      context.beginPath();
      context.moveTo(size / 2 - 3, size / 2 + 1.7);
      context.lineTo(size / 2, size / 2 - 1.7);
      context.lineTo(size / 2 + 3, size / 2 + 1.7);
      context.stroke();
    }
  });
}
