import { pixelsOf } from '../../../src/proof/layer-problems.ts';

/** The share of pixels in which two PNG pictures of one size differ: by more than `tolerance` of 255 in a channel. */
export async function differentPixels(a: Buffer, b: Buffer, tolerance = 0): Promise<number> {
  const [one, other] = [await pixelsOf(a), await pixelsOf(b)];
  if (one.width !== other.width || one.height !== other.height)
    throw new Error(
      `The pictures differ in size: ${one.width} × ${one.height} and ${other.width} × ${other.height}.`,
    );
  const pixels = one.width * one.height;
  let different = 0;
  for (let pixel = 0; pixel < pixels; pixel++) {
    if (apart(one.data, other.data, pixel * 4) > tolerance) different++;
  }
  return different / pixels;
}

function apart(a: Uint8Array, b: Uint8Array, at: number): number {
  let most = 0;
  for (let channel = at; channel < at + 4; channel++)
    most = Math.max(most, Math.abs((a[channel] ?? 0) - (b[channel] ?? 0)));
  return most;
}
