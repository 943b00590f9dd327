import type { LayoutOf } from './layer-parts.ts';

/** The faces of the map's labels, as `font-faces` declares them. */
export const mapFonts = {
  regular: ['Map Sans Regular'],
  semibold: ['Map Sans Semibold'],
  italic: ['Map Sans Italic'],
} as const satisfies Record<string, readonly string[]>;

/** Upright label text; `size` in CSS pixels. */
export const uprightLabel = (size: number): LayoutOf<'symbol'> => ({
  'text-font': [...mapFonts.regular],
  'text-size': size,
});

/** Heavier label text for what the reader looks for; `size` in CSS pixels. */
export const boldLabel = (size: number): LayoutOf<'symbol'> => ({
  'text-font': [...mapFonts.semibold],
  'text-size': size,
});

/** Slanted label text, the convention for water; `size` in CSS pixels. */
export const italicLabel = (size: number): LayoutOf<'symbol'> => ({
  'text-font': [...mapFonts.italic],
  'text-size': size,
});
