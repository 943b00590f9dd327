/** A grid of values, row by row from the north-west. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** A box of longitude and latitude in degrees: west, south, east, north. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** A raster of half the width and height; each value is the mean of four. */
export const halved = ({ width, height, values }: Raster): Raster => {
  const [halfWidth, halfHeight] = [width >> 1, height >> 1];
  const mean = new Float32Array(halfWidth * halfHeight);
  for (let y = 0; y < halfHeight; y += 1) {
    for (let x = 0; x < halfWidth; x += 1) {
      const at = 2 * y * width + 2 * x;
      const sum =
        (values[at] ?? 0) +
        (values[at + 1] ?? 0) +
        (values[at + width] ?? 0) +
        (values[at + width + 1] ?? 0);
      mean[y * halfWidth + x] = sum / 4;
    }
  }
  return { width: halfWidth, height: halfHeight, values: mean };
};

/** A part of a raster; beyond its edges the values of these go on. */
export const cutOut = (
  { width, height, values }: Raster,
  part: Readonly<Record<'left' | 'top' | 'width' | 'height', number>>,
): Raster => {
  const cut = new Float32Array(part.width * part.height);
  const within = (at: number, count: number): number => Math.min(count - 1, Math.max(0, at));
  for (let row = 0; row < part.height; row += 1) {
    const start = within(part.top + row, height) * width;
    for (let column = 0; column < part.width; column += 1)
      cut[row * part.width + column] = values[start + within(part.left + column, width)] ?? 0;
  }
  return { width: part.width, height: part.height, values: cut };
};
