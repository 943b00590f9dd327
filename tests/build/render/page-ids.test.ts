import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const idsIn = (html: string) => [...html.matchAll(/\sid="([^"]+)"/g)].flatMap(([, id]) => id ?? []);

test('the ids of the page’s own elements begin with "_", as no section’s does, but for that of the map', async () => {
  const shell = idsIn(await readFile('index.html', 'utf8'));
  expect(shell.length).toBeGreaterThan(15);
  expect(shell.filter((id) => !id.startsWith('_'))).toEqual(['map']);
  const text = await readFile('tests/fixtures/story/expected.html', 'utf8');
  const sections = [...text.matchAll(/<section id="([^"]+)"/g)].flatMap(([, id]) => id ?? []);
  expect(idsIn(text).filter((id) => !id.startsWith('_'))).toEqual(sections);
  expect(new Set(idsIn(text)).size).toBe(idsIn(text).length);
});
