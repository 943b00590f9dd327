/** A font that the page's style sheet declares. */
export interface DeclaredFont {
  readonly url: string;
  /** The font as CSS's `font` names it, such as `600 1em "Map Sans"`. */
  readonly font: string;
  /** A character that tells it from the others of its family. */
  readonly text: string;
}

/** What fonts are asked for through. */
export interface FontPort {
  preload(url: string): Promise<unknown>;
  load(font: string, text: string): Promise<readonly unknown[]>;
}

/** Fonts that are on their way. */
export interface AskedFonts<Font> {
  /** Those that have come so far. */
  readonly there: ReadonlySet<Font>;
  /** Told when each has come, or cannot be had. */
  readonly settled: Promise<unknown>;
}

/**
 * Asks for fonts that the page's style sheet declares, and takes them all in together, since text may
 * be laid out anew whenever one is.
 */
export function askFonts<Font extends DeclaredFont>(
  fonts: readonly Font[],
  port: FontPort = { preload: preloadFont, load: (...of) => document.fonts.load(...of) },
): AskedFonts<Font> {
  const there = new Set<Font>();
  const take = (font: Font) =>
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

/** Has a font file kept for the style sheet that declares it; told when it has come, or cannot be had. */
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
