import type { Theme } from '../../style/palette.ts';

/** What the page requests of the relief's worker: a tile, or to abort the request for one. */
export type ReliefRequest =
  | { readonly id: number; readonly url: string; readonly theme: Theme }
  | { readonly id: number; readonly abort: true };

/** What the worker responds. */
export type ReliefResponse =
  | { readonly id: number; readonly picture: ImageBitmap }
  | { readonly id: number; readonly error: string };
