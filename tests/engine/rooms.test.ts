import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const page = readFileSync('docs/architecture.md', 'utf8');
const rows = page.matchAll(/^\| `src\/([\w-]+)` \|.*\|([^|]*)\|$/gm);
/** The rooms in the order of the table, each with those that it may import from. */
const rooms = new Map(
  [...rows].map(([, room = '', imports = '']) => [
    room,
    [...imports.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => name),
  ]),
);

const roomOf = (path: string): string | undefined => /^src\/([\w-]+)\//.exec(path)?.[1];

test('each room imports only from the rooms that its row names, all of them above it', () => {
  const order = [...rooms.keys()];
  for (const [room, imports] of rooms) {
    expect(order.slice(0, order.indexOf(room)), `the row of ${room}`).toEqual(
      expect.arrayContaining(imports),
    );
  }
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).map(
    (path) => `src/${path}`,
  );
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
