/** The code points of a text that need a glyph: no white space but the plain space, no controls. */
export function usedCharacters(text: string): Set<number> {
  const points = new Set<number>();
  for (const character of text.normalize('NFC')) {
    if (/^[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufeff]$/u.test(character)) continue;
    points.add(character.codePointAt(0) ?? 0);
  }
  return points;
}
