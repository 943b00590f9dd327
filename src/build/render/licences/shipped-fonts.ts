/**
 * The packages that the built fonts were cut from, by the names of their files.
 *
 * @param files The built files.
 * @param packages The font packages that are installed, such as `@fontsource/noto-sans-kr`.
 * @throws When a font is of no package, since its licence would be missing.
 */
export function shippedFonts(files: readonly string[], packages: readonly string[]): string[] {
  const fonts = files
    .map((file) => file.replace(/^.*\//, ''))
    .filter((file) => file.endsWith('.woff2'));
  const used = fonts.map((font) => {
    const from = packages.find((name) => font.startsWith(`${name.replace(/^.*\//, '')}-`));
    if (!from) {
      throw new Error(
        `${font}: the font is of no installed package. Add its package, or remove it.`,
      );
    }
    return from;
  });
  return [...new Set(used)].sort();
}
