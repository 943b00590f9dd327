/**
 * The context of a new canvas of a size in pixels; null where the browser gives none, as iOS does once
 * its memory for canvases is used up.
 */
export function createCanvas(
  { width, height }: Pick<HTMLCanvasElement, 'width' | 'height'>,
  settings?: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D | null {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  return canvas.getContext('2d', settings);
}
