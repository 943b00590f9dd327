import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { jsonForHtml } from '../../../../src/build/render/share/structured-data.ts';

const hostile = fc
  .array(fc.constantFrom('</script>', '<!--', '<script>', ']]>', '&lt;', '\u2028', '"', '\\', 'a'))
  .map((parts) => parts.join(''));

test('says the same, and ends no element', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const json = jsonForHtml({ text });
      expect(json).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(json)).toEqual({ text });
      const { document } = parseHTML(`<body><script type="a/b">${json}</script><p></p></body>`);
      expect(document.querySelectorAll('body > *').length).toBe(2);
    }),
  );
});
