import type { LayoutOf } from './layer-parts.ts';

type Layout = LayoutOf<'symbol'>;

/** Label text in the faces that the style's `font-faces` declare. */
export const upright: Layout = { 'text-font': ['Map Sans Regular'] };

/** Heavier, for what the reader looks for. */
export const bold: Layout = { 'text-font': ['Map Sans Semibold'] };

/** Slanted, the convention for water. */
export const italic: Layout = { 'text-font': ['Map Sans Italic'] };
