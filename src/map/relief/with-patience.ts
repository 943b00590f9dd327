/**
 * How long the map waits for a tile, in milliseconds: it does not come to rest before, and can do without
 * it. Once one has not come, the others are given little time until one does, even late, since MapLibre
 * requests a coarser tile in place of each, one after another.
 */
const patience = { usual: 8000, short: 1000 } as const;

/** Passes a tile on, and fails where it does not come in time. */
type WithPatience = (url: string, tile: Promise<ImageBitmap>) => Promise<ImageBitmap>;

/**
 * Has the map wait for its tiles for some seconds only.
 *
 * @param onLate Called when a tile comes after it was given up: requested again, it is there at once.
 */
export function withPatience(onLate: () => void): WithPatience {
  let wait: number = patience.usual;
  return (url, tile) =>
    new Promise((resolve, reject) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        wait = patience.short;
        reject(new Error(`${url}: the relief's tile has not come in time.`));
      }, wait);
      const pass = (picture: ImageBitmap) => {
        wait = patience.usual;
        if (!isLate) return resolve(picture);
        picture.close();
        onLate();
      };
      tile.then(pass, reject).finally(() => clearTimeout(timer));
    });
}
