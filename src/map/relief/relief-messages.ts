import type { Theme } from '../../style/palette.ts';

/** What the page asks of the relief's worker: a tile, or to give a tile up. */
export type ReliefRequest =
  | { readonly id: number; readonly url: string; readonly theme: Theme }
  | { readonly id: number; readonly abort: true };

/** What the worker answers. */
export type ReliefAnswer =
  | { readonly id: number; readonly picture: ImageBitmap }
  | { readonly id: number; readonly error: string };
