import type { Raster } from './raster.ts';

/** One pass of a running mean over lines of `count` values that lie `stride` apart. */
const pass = (
  values: Float32Array,
  lines: { readonly number: number; readonly next: number },
  line: { readonly count: number; readonly stride: number },
  radius: number,
): Float32Array => {
  const mean = new Float32Array(values.length);
  for (let each = 0; each < lines.number; each += 1) {
    const start = each * lines.next;
    const at = (index: number): number =>
      values[start + Math.min(line.count - 1, Math.max(0, index)) * line.stride] ?? 0;
    let sum = 0;
    for (let index = -radius; index <= radius; index += 1) sum += at(index);
    for (let index = 0; index < line.count; index += 1) {
      mean[start + index * line.stride] = sum / (2 * radius + 1);
      sum += at(index + radius + 1) - at(index - radius);
    }
  }
  return mean;
};

/** A blurred raster: three running means in each direction, close to a Gaussian of that radius. */
export const blur = ({ width, height, values }: Raster, radius: number): Raster => {
  let blurred = values;
  for (let times = 0; times < 3; times += 1) {
    blurred = pass(blurred, { number: height, next: width }, { count: width, stride: 1 }, radius);
    blurred = pass(blurred, { number: width, next: 1 }, { count: height, stride: width }, radius);
  }
  return { width, height, values: blurred };
};
