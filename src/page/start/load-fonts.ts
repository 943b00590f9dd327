import type { LabelFont } from '../../map/sources/opening-files.ts';

interface FontPort {
  fetch(url: string): Promise<unknown>;
  load(font: string, text: string): Promise<readonly unknown[]>;
}

export interface LoadingFonts {
  /** So far. */
  readonly loaded: ReadonlySet<LabelFont>;
  /** Resolves when each has loaded or failed. */
  readonly settled: Promise<unknown>;
}

/** Loads fonts of the page's style sheet all together, once their files are there, since each may reflow text. */
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
