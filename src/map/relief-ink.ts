import type { Theme } from '../style/palette.ts';

/** Ink as red, green, blue, from 0 to 255, and its opacity from 0 to 1 where it is strongest. */
type Ink = readonly [red: number, green: number, blue: number, strongest: number];

/** The ink of the shaded side and that of the lit side. */
const inks: Readonly<Record<Theme, readonly [shade: Ink, light: Ink]>> = {
  light: [
    [60, 52, 40, 0.75],
    [255, 255, 255, 0.9],
  ],
  dark: [
    [0, 0, 0, 0.75],
    [255, 255, 255, 0.3],
  ],
};

/** The greys about that of plains, between which nothing is drawn. */
const [shadeEnds, lightBegins] = [122, 134];

/**
 * Turns the grey pixels of a relief tile, in place, into ink on nothing: dark where the ground lies
 * in shade, white where it is lit, clear on plains and at sea. `pixels` is RGBA.
 */
export function inkRelief(pixels: Uint8ClampedArray, theme: Theme): void {
  const [shade, light] = inks[theme];
  for (let at = 0; at < pixels.length; at += 4) {
    const grey = pixels[at] ?? shadeEnds;
    const shaded = (shadeEnds - grey) / shadeEnds;
    const lit = (grey - lightBegins) / (255 - lightBegins);
    const [red, green, blue, strongest] = shaded > 0 ? shade : light;
    pixels[at] = red;
    pixels[at + 1] = green;
    pixels[at + 2] = blue;
    pixels[at + 3] = Math.max(shaded, lit, 0) * strongest * 255;
  }
}
