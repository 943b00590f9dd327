import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

const folders = ['src/page', 'src/map'];
const files = folders
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((file) => file.endsWith('.ts'));

/** A word that begins a sentence or a label, or two words that follow each other. */
const words = /^\s*\p{Lu}\p{Ll}+|^[^#.]*\p{Ll}{2,} \p{Ll}{2,}/u;

/** Names that browsers, GeoJSON and MapLibre give things, and the beginning of a message of its. */
const names =
  /^(Escape|Content-Type|Feature|FeatureCollection|Point|LineString|Polygon|MultiPolygon|Map\.Title|Worker failed)$/;

const said = (code: string): string[] =>
  textsOf(parseSync('code.ts', code).program).filter(
    (text) => words.test(text) && !names.test(text),
  );

/** Every piece of text in the code but what is for types, imports and errors. */
function textsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (typeof node !== 'object' || node === null) return [];
  const { type, callee, value } = node as Readonly<Record<string, unknown>>;
  if (typeof type === 'string' && /^Import|^Export(All|Named)Specifier/.test(type)) return [];
  if (type === 'NewExpression' && /Error$/.test(String((callee as { name?: string }).name)))
    return [];
  if (type === 'TSLiteralType' || type === 'TSTemplateLiteralType') return [];
  if (type === 'Literal') return typeof value === 'string' ? [value] : [];
  if (type === 'TemplateElement') return [(value as { cooked: string }).cooked];
  return Object.values(node).flatMap(textsOf);
}

test('the code of the page and the map has no words for a reader', () => {
  const found = files.flatMap((file) => said(readFileSync(file, 'utf8')).map((it) => [file, it]));
  expect(files.length).toBeGreaterThan(20);
  expect(found).toEqual([]);
});

test.each([
  [1, "button.textContent = 'Reset';"],
  [2, "element.setAttribute('aria-label', open ? 'Close' : 'Open');"],
  [0, "throw new Error('The map is not there.');"],
])('finds %d words for a reader in %s', (count, code) => {
  expect(said(code)).toHaveLength(count);
});
