import subsetFont from 'subset-font';

/** Tables that neither the page nor the map reads: of variations, and of vertical lines. */
const unread = ['STAT', 'BASE', 'vhea', 'vmtx', 'VORG'];

/**
 * Cuts the glyphs of some characters from a font, as WOFF2.
 *
 * @param font The font's bytes.
 * @param codePoints The characters.
 * @param features The OpenType features to keep; all, where it is left out.
 */
export function cutFont(
  font: Buffer,
  codePoints: readonly number[],
  features?: readonly string[],
): Promise<Buffer> {
  return subsetFont(font, String.fromCodePoint(...codePoints), {
    targetFormat: 'woff2',
    dropTables: unread,
    ...(features && { keepFeatures: features }),
  });
}
