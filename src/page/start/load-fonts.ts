import type { LabelFont } from '../../map/style/unloaded-faces.ts';

/** What fonts are loaded through. */
interface FontPort {
  preload(url: string): Promise<unknown>;
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
  port: FontPort = { preload: preloadFont, load: (...of) => document.fonts.load(...of) },
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
  const settled = Promise.allSettled([...files].map((url) => port.preload(url))).then(() =>
    Promise.all(fonts.map(load)),
  );
  return { loaded, settled };
}

/** Preloads a font file for the style sheet that declares it; resolves when it has loaded or failed. */
function preloadFont(href: string): Promise<void> {
  return new Promise((resolve) => {
    const link = document.createElement('link');
    const done = () => {
      link.remove();
      resolve();
    };
    link.onload = done;
    link.onerror = done;
    Object.assign(link, { rel: 'preload', as: 'font', crossOrigin: 'anonymous', href });
    document.head.append(link);
  });
}
