/**
 * A script for the end of the page's head, which takes the place of rules with a `data:` URL: Chromium decodes those
 * only after the first layout, which then has the fallbacks' lines, but a font that is made of bytes at once. It is
 * the same in every page, so that the policy can name it by its hash.
 */
export const inlinedFontsScript = `try {
  for (const sheet of document.styleSheets)
    for (let at = sheet.cssRules.length - 1; at >= 0; at -= 1) {
      const { style } = sheet.cssRules[at];
      const [, data] = /base64,([^")]+)/.exec(style?.getPropertyValue('src')) ?? [];
      if (!data) continue;
      const of = (name) => style.getPropertyValue(name);
      const cut = { style: of('font-style'), weight: of('font-weight'), unicodeRange: of('unicode-range') };
      const bytes = Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0));
      document.fonts.add(new FontFace(of('font-family').replaceAll('"', ''), bytes, cut));
      sheet.deleteRule(at);
    }
} catch {}`;
