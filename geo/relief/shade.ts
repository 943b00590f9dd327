import { blur } from './blur.ts';
import type { Raster } from './raster.ts';

/** The source's grey of flat ground and of the sea. */
const flat = 206;

/** Greys this close to that of flat ground are grain of the source. */
const grain = 2;

/** How far below that of flat ground a grey is in full shade; few slopes are darker. */
const full = 160;

/** The shade of a grey of the source, from 0 to 255: negative in shade, to −1, positive where lit. */
export const shadeOf = (grey: number): number => {
  const off = grey - flat;
  const beyond = Math.sign(off) * Math.max(0, Math.abs(off) - grain);
  return Math.max(-1, beyond / full);
};

/** How the shade of a scale is drawn in broader strokes. */
export interface Generalisation {
  /** How many values wide the strokes are; slopes smaller than them melt into one. */
  readonly radius: number;
  /** How much stronger the shade is than its mean, which grows pale. */
  readonly gain: number;
  /** How much of the slopes that are smaller is kept, from 0 to 1. */
  readonly detail: number;
}

/**
 * The shade for a scale at which the source's finest slopes would be grain: broad ranges in its place,
 * with some of the detail on them.
 */
export const generalised = (shade: Raster, { radius, gain, detail }: Generalisation): Raster => {
  if (radius === 0) return shade;
  const broad = blur(shade, radius).values;
  const values = shade.values.map((value, at) => {
    const mean = broad[at] ?? 0;
    return Math.min(1, Math.max(-1, gain * (mean + (value - mean) * detail)));
  });
  return { ...shade, values };
};
