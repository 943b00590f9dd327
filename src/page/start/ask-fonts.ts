import type { LabelFont } from '../../map/style/unloaded-faces.ts';

/** What fonts are asked for through. */
export interface FontPort {
  preload(url: string): Promise<unknown>;
  load(font: string, text: string): Promise<readonly unknown[]>;
}

/** Fonts that are on their way. */
export interface AskedFonts {
  /** Those that have come so far. */
  readonly there: ReadonlySet<LabelFont>;
  /** Resolves when each has come or failed. */
  readonly settled: Promise<unknown>;
}

/**
 * Asks for fonts that the page's style sheet declares, and loads them all together, since each that is
 * loaded may lay text out anew.
 */
export function askFonts(
  fonts: readonly LabelFont[],
  port: FontPort = { preload: preloadFont, load: (...of) => document.fonts.load(...of) },
): AskedFonts {
  const there = new Set<LabelFont>();
  const take = (font: LabelFont) =>
    port.load(font.font, font.text).then(
      ({ length }) => {
        if (length > 0) there.add(font);
      },
      () => undefined,
    );
  const files = new Set(fonts.map(({ url }) => url));
  const settled = Promise.allSettled([...files].map((url) => port.preload(url))).then(() =>
    Promise.all(fonts.map(take)),
  );
  return { there, settled };
}

/** Preloads a font file for the style sheet that declares it; resolves when it has come or failed. */
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
