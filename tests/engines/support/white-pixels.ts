import { PNG } from 'pngjs';

/** The share of pixels, from 0 to 1, of a PNG picture that are white. */
export function whitePixels(picture: Buffer): number {
  const { data, width, height } = PNG.sync.read(picture);
  let white = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] === 255 && data[at + 1] === 255 && data[at + 2] === 255) white++;
  }
  return white / (width * height);
}
