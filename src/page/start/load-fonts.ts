import type { LabelFont } from '../../map/sources/opening-files.ts';

/** What fonts are loaded through. */
interface FontPort {
  fetch(url: string): Promise<unknown>;
  load(font: string, text: string): Promise<readonly unknown[]>;
}

/** Fonts that are loading. */
export interface LoadingFonts {
  /** Those that have loaded so far. */
  readonly loaded: ReadonlySet<LabelFont>;
  /** Resolves when each has loaded or failed. */
  readonly settled: Promise<unknown>;
}

/**
 * Loads fonts that the page's style sheet declares, all together once their files have been fetched,
 * since each font that loads may reflow text.
 */
export function loadFonts(
  fonts: readonly LabelFont[],
  port: FontPort = { fetch: fetchWhole, load: (...of) => document.fonts.load(...of) },
): LoadingFonts {
  const loaded = new Set<LabelFont>();
  const load = (font: LabelFont) =>
    port.load(font.font, font.text).then(
      ({ length }) => {
        if (length > 0) loaded.add(font);
      },
      () => undefined,
    );
  const files = new Set(fonts.map(({ url }) => url));
  const settled = Promise.allSettled([...files].map((url) => port.fetch(url))).then(() =>
    Promise.all(fonts.map(load)),
  );
  return { loaded, settled };
}

/** Fetches a file into the browser's cache. */
const fetchWhole = async (url: string): Promise<unknown> => (await fetch(url)).arrayBuffer();
