import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { needs } from '../../src/cli/commands.ts';

const { dependencies, peerDependencies, peerDependenciesMeta, devDependencies } = JSON.parse(
  readFileSync('package.json', 'utf8'),
);

const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .map((name) => readFileSync(join('src', name), 'utf8'))
  .join('\n');

const imported = new Set(
  [
    /^(?:import|export) (?!type )(?:\w+,? ?)?(?:\* as \w+ )?(?:\{[^}]*\} )?from '([^'.][^']*)'/gm,
    /^import '([^'.][^']*)'/gm,
    /\bimport\('([^'.][^']*)'\)/g,
  ]
    .flatMap((pattern) => [...code.matchAll(pattern)])
    .map(([, from = '']) => /^(?:@[^/]+\/)?[^/?]+/.exec(from)?.[0] ?? '')
    .filter((name) => !/^(node|virtual):/.test(name)),
);

test('every package that the engine imports is installed with the engine, or named by a command that lacks the package', () => {
  expect(imported.size).toBeGreaterThan(30);
  const needed = Object.values(needs).flat();
  for (const name of imported) {
    const isThere = Object.hasOwn(dependencies, name) || needed.includes(name);
    expect([name, isThere || name === '@sparticuz/chromium']).toEqual([name, true]);
  }
});

test('the engine’s source mentions every dependency', () => {
  for (const name of Object.keys(dependencies))
    expect([name, code.includes(name.replace('@fontsource/', ''))]).toEqual([name, true]);
});

test('a package that only a command needs is an optional peer, and a development dependency of the same version', () => {
  for (const [name, version] of Object.entries(peerDependencies)) {
    expect([name, devDependencies[name]]).toEqual([name, version]);
    expect(peerDependenciesMeta[name]).toEqual({ optional: true });
  }
  for (const name of Object.values(needs).flat()) expect(peerDependencies).toHaveProperty([name]);
});

const page = readFileSync('docs/architecture.md', 'utf8');
const rows = page.matchAll(/^\| `src\/([\w-]+)` \|.*\|([^|]*)\|$/gm);
/** The rooms in the order of the table, each with the rooms it may import from. */
const rooms = new Map(
  [...rows].map(([, room = '', imports = '']) => [
    room,
    [...imports.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name),
  ]),
);

const roomOf = (path: string): string | undefined => /^src\/([\w-]+)\//.exec(path)?.[1];

test('each room imports only from the rooms that its table row names, all of which are above it', () => {
  const order = [...rooms.keys()];
  for (const [room, imports] of rooms) {
    const above = order.slice(0, order.indexOf(room));
    expect(above, `the row of ${room}`).toEqual(expect.arrayContaining(imports));
  }
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((at) => `src/${at}`);
  const wrong = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const room = roomOf(file) ?? '';
      const text = readFileSync(file, 'utf8');
      return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^'?]*)/g)]
        .map(([, path = '']) => roomOf(normalize(join(dirname(file), path))))
        .filter((from) => room && from && from !== room && !rooms.get(room)?.includes(from))
        .map((from) => `${file} imports from ${from}`);
    });
  expect(wrong).toEqual([]);
});
