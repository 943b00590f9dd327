import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const files = readdirSync('src/core', { recursive: true, encoding: 'utf8' });
const clockOrChance = /\b(performance|Date|setTimeout|setInterval)\b(?!\??:)|\bMath\.random\b/;

/** Without the DOM the core does not compile; its imports are those of the table of rooms. */
it.each(files.filter((file) => file.endsWith('.ts')))('uses no clock or randomness: %s', (file) => {
  const source = readFileSync(`src/core/${file}`, 'utf8');
  expect(source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')).not.toMatch(clockOrChance);
});
