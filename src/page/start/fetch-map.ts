import type { LabelFont } from '../../map/sources/opening-files.ts';

export type MapCode = typeof import('../../map-code.ts');

/** Waits in milliseconds. The page's wait for its script is in `styles/late-script.css`. */
export const startWaits = {
  sign: 3500,
  /** The wait for the page to load, which a request without a response prevents. */
  load: 10_000,
  code: 20_000,
  /** The wait for the map's worker to start while the main thread is free. */
  worker: 15,
  /** The wait for the fonts of the first names; the map loads later fonts itself. */
  fonts: 1000,
  picture: 20_000,
} as const;

/** Fetches the map's code, and its worker's for the cache; undefined if either fails. Late code may still arrive. */
export async function fetchCode(
  load: () => Promise<MapCode>,
  worker: string,
  onLate: () => void,
): Promise<MapCode | undefined> {
  const late = setTimeout(onLate, startWaits.code);
  try {
    const [code, { ok }] = await Promise.all([load(), fetch(worker)]);
    return ok ? code : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(late);
  }
}

/** Loads the style sheet's fonts together, once all their files have arrived, since each may reflow text. */
export function loadFonts(fonts: readonly LabelFont[]) {
  const loaded = new Set<LabelFont>();
  const load = (font: LabelFont) =>
    document.fonts.load(font.font, font.text).then(
      ({ length }) => {
        if (length > 0) loaded.add(font);
      },
      () => undefined,
    );
  const files = new Set(fonts.flatMap(({ url, isInlined }) => (isInlined ? [] : [url])));
  const fetched = [...files].map(async (url) => (await fetch(url)).arrayBuffer());
  const settled = Promise.allSettled(fetched).then(() => Promise.all(fonts.map(load)));
  return { loaded: loaded as ReadonlySet<LabelFont>, settled };
}
