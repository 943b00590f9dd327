/**
 * The context of a new canvas of a size in pixels.
 *
 * @throws Error where the browser gives none.
 */
export function createCanvas(
  { width, height }: Pick<HTMLCanvasElement, 'width' | 'height'>,
  settings?: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d', settings);
  if (!context) throw new Error('This browser cannot draw the images of the map.');
  return context;
}
