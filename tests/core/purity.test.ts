import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const core = fileURLToPath(new URL('../../src/core/', import.meta.url));
const files = readdirSync(core, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(sep).join('/'))
  .filter((name) => name.endsWith('.ts'));
const read = (name: string) => readFileSync(join(core, name), 'utf8');

/** The code without its comments. */
const codeOf = (source: string) => source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

const importedFrom = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g;
const outside =
  /\b(document|window|globalThis|self|navigator|location|performance|process|fetch|console|Date|setTimeout|setInterval|queueMicrotask|requestAnimationFrame)\b(?!\??:)|\bMath\.random\b/;

describe('the core', () => {
  it.each(files)('imports only from itself: %s', (name) => {
    const imports = [...codeOf(read(name)).matchAll(importedFrom)].map(([, from]) => from ?? '');
    for (const from of imports) expect(files).toContain(posix.join(posix.dirname(name), from));
  });

  it.each(files)('knows no page, clock or chance: %s', (name) => {
    expect(codeOf(read(name))).not.toMatch(outside);
  });

  it('would notice an import from elsewhere and a look at the clock', () => {
    const source = "import type { Map } from 'maplibre-gl';\nconst now = performance.now();";
    expect([...source.matchAll(importedFrom)].map(([, from]) => from)).toEqual(['maplibre-gl']);
    expect(source).toMatch(outside);
  });

  it('compiles without the DOM', { timeout: 60_000 }, () => {
    const packageFile = createRequire(import.meta.url).resolve('typescript/package.json');
    const tsc = join(dirname(packageFile), 'bin', 'tsc');
    const config = join(core, 'tsconfig.json');
    expect(readFileSync(config, 'utf8')).not.toMatch(/dom/i);
    const compile = () => execFileSync(process.execPath, [tsc, '-p', config], { encoding: 'utf8' });
    expect(compile).not.toThrow();
  });
});
