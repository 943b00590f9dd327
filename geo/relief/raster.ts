/** A grid of values, row by row from the north-west. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** The box of longitude and latitude that a raster fills, in degrees: west, south, east, north. */
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

/** The value between the four that surround a place, given in pixels from the north-west corner. */
export const sampled = ({ width, height, values }: Raster, x: number, y: number): number => {
  const left = Math.min(width - 1, Math.max(0, Math.floor(x - 0.5)));
  const top = Math.min(height - 1, Math.max(0, Math.floor(y - 0.5)));
  const right = Math.min(width - 1, left + 1);
  const bottom = Math.min(height - 1, top + 1);
  const east = Math.min(1, Math.max(0, x - 0.5 - left));
  const south = Math.min(1, Math.max(0, y - 0.5 - top));
  const upper =
    (values[top * width + left] ?? 0) * (1 - east) + (values[top * width + right] ?? 0) * east;
  const lower =
    (values[bottom * width + left] ?? 0) * (1 - east) +
    (values[bottom * width + right] ?? 0) * east;
  return upper * (1 - south) + lower * south;
};
