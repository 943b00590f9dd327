import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

const core = join(import.meta.dirname, '../../src/core');
const files = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);

const importedFrom = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g;
const clockOrChance =
  /\b(performance|process|Date|setTimeout|setInterval)\b(?!\??:)|\bMath\.random\b/;

/** What a file imports from elsewhere, and whether it looks at the clock. Without the DOM it does not compile. */
const impurities = (name: string, source: string): string[] => {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const imports = [...code.matchAll(importedFrom)].map(([, from = '']) => from);
  const outside = imports.filter((from) => !files.includes(posix.join(posix.dirname(name), from)));
  return [...outside, ...(code.match(clockOrChance)?.slice(0, 1) ?? [])];
};

describe('the core', () => {
  it.each(files)('imports from itself alone, and knows no clock or chance: %s', (name) => {
    expect(impurities(name, readFileSync(join(core, name), 'utf8'))).toEqual([]);
  });

  it('would notice an import from elsewhere and a look at the clock', () => {
    const source = "import type { Map } from 'maplibre-gl';\nconst now = performance.now();";
    expect(impurities('numbers.ts', source)).toEqual(['maplibre-gl', 'performance']);
  });
});
