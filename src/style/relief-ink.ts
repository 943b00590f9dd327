import type { Theme } from './palette.ts';

/** Ink as red, green, blue, from 0 to 255, and its opacity from 0 to 1 where it is strongest. */
export type Ink = readonly [red: number, green: number, blue: number, strongest: number];

/** The ink of the shaded side and that of the lit side. */
export const reliefInks: Readonly<Record<Theme, Readonly<Record<'shade' | 'light', Ink>>>> = {
  light: { shade: [74, 62, 46, 0.54], light: [255, 255, 255, 0.9] },
  dark: { shade: [0, 0, 0, 0.62], light: [255, 255, 255, 0.36] },
};

/** The greys about that of plains, between which nothing is drawn. */
const [shadeEnds, lightBegins] = [125, 131];

/**
 * How fast the ink thickens on each side: most slopes are but a little darker than the plains, and
 * fewer still much lighter, and would not be seen if the ink followed the grey in a straight line.
 */
const steepness = { shade: 4, light: 5 } as const;

/** Above 1 the ink starts softly, as the greys next to that of plains are mostly faults of the picture. */
const softness = 1.6;

/** The share of the strongest ink, from 0 to 1, for a share of the deepest shade or brightest light. */
const thickness = (share: number): number => 1 - Math.exp(-(Math.max(share, 0) ** softness));

/** How thick the ink of each side lies on a grey from 0 to 255: a share of the strongest, from 0 to 1. */
export const reliefThickness = {
  shade: (grey: number): number => thickness((steepness.shade * (shadeEnds - grey)) / shadeEnds),
  light: (grey: number): number =>
    thickness((steepness.light * (grey - lightBegins)) / (255 - lightBegins)),
} as const;

/** What a grey becomes, as red, green, blue and opacity, from 0 to 255. */
function inkOf(grey: number, theme: Theme): Ink {
  const side = grey < shadeEnds ? 'shade' : 'light';
  const [red, green, blue, strongest] = reliefInks[theme][side];
  return [red, green, blue, reliefThickness[side](grey) * strongest * 255];
}

/**
 * Turns the grey pixels of a relief tile, in place, into ink on nothing: dark where the ground lies
 * in shade, white where it is lit, clear on plains and at sea. `pixels` is RGBA.
 */
export function inkRelief(pixels: Uint8ClampedArray, theme: Theme): void {
  const table = new Uint8ClampedArray(256 * 4);
  for (let grey = 0; grey < 256; grey += 1) table.set(inkOf(grey, theme), grey * 4);
  const inks = new Uint32Array(table.buffer);
  const inPlace = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
  for (let at = 0; at < inPlace.length; at += 1) inPlace[at] = inks[pixels[at * 4] ?? 0] ?? 0;
}
