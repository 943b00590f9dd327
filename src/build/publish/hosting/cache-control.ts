const day = 24 * 60 * 60;

/** The folder whose files carry a hash of their content in their names. */
export const hashedFolder = '/assets/';

/** The folder of the relief's tiles, whose names stay while their content may be made anew. */
export const tilesFolder = '/relief/';

/** How long a browser or a CDN may cache each kind of file without revalidation. */
export const cacheControl = {
  hashed: `public, max-age=${365 * day}, immutable`,
  tiles: `public, max-age=${day}`,
  other: 'no-cache',
} as const;

/** The `Cache-Control` of a file that is there, by its path from the story's folder. */
export function cacheControlOf(path: string): string {
  if (path.startsWith(hashedFolder)) return cacheControl.hashed;
  if (path.startsWith(tilesFolder)) return cacheControl.tiles;
  return cacheControl.other;
}
