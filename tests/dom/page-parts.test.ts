import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pageClasses, pageData, pageIdPrefixes, pageIds } from '../../src/dom/page-parts.ts';

const comment = /^\s*(\*|\/\/|\/\*).*$/gm;

/** The text of the files of some rooms, and of index.html, without comments and without the list itself. */
const textOf = (rooms: RegExp) =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|css)$/.test(file) && rooms.test(file) && file !== 'dom/page-parts.ts')
    .map((file) => `src/${file}`)
    .concat('index.html')
    .map((file) => readFileSync(file, 'utf8').replaceAll(comment, ''))
    .join('\n');

const everywhere = textOf(/^(?!story|cli|tiles)/);

const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const namesIn = (text: string, ...patterns: readonly RegExp[]) =>
  patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name));

/** The names in braces, as of a destructured object, without what they are renamed to. */
const destructured = (text: string, pattern: RegExp) =>
  namesIn(text, pattern).flatMap((names) => names.split(',').map((n) => n.split(/[:=]/)[0] ?? ''));

const sorted = (names: Iterable<string>) => [...new Set(names)].filter(Boolean).sort();

it('lists each attribute that the build, scripts and style sheets share, and no others', () => {
  const found = [
    ...namesIn(everywhere, /(?<![\w-])data-([a-z][a-z-]*)/g, /\bdata\('([a-z-]+)'/g),
    ...namesIn(everywhere, /\bdataset\.(\w+)/g).map(kebab),
    ...destructured(everywhere, /\{ ([^{}]*) \}[^\n;]*\.dataset\b/g).map((name) => name.trim()),
  ];
  // The PDF has one while it prints; the others are named after a theme or a state.
  const shared = sorted(found).filter((name) => name !== 'was');
  expect(shared).toEqual(sorted(Object.keys(pageData)));
});

it('lists each id, and no others', () => {
  const found = namesIn(
    everywhere,
    /(?:["'`#[(]|\$\{)(_[a-z][a-z-]*_?)(?=[$"'`\s\]:),.}])/g,
    /\b(?:id="|findElement\('|#)(map)\b/g,
  );
  // Targets of links, files, sources of the map, and arguments.
  const others = /^_(blank|contours|cover|headers|heights|match|streets)$/;
  const listed = [...Object.keys(pageIds), ...Object.keys(pageIdPrefixes)];
  expect(sorted(found).filter((name) => !others.test(name))).toEqual(sorted(listed));
});

it('lists each class that scripts look up in the built page, and no others', () => {
  const built = textOf(/^(read|charts|stills|render)\b.*\.ts$/);
  const written = namesIn(built, /class="([^"]*)"/g, /class="([^"$]*)/g).flatMap((names) =>
    names.replaceAll(/\$\{[^}]*\}/g, ' ').split(/\s+/),
  );
  const scripts = textOf(/^(page|map|dom|studio)\b.*\.ts$/);
  const selectors = namesIn(scripts, /'([^'\n]*\.[a-z][^'\n]*)'/g, /`([^`\n]*\.[a-z][^`\n]*)`/g);
  const read = selectors.flatMap((selector) => namesIn(selector, /(?<![\w/$})])\.([a-z][a-z-]*)/g));
  const found = read.filter((name) => written.includes(name));
  expect(sorted(found)).toEqual(sorted(Object.keys(pageClasses)));
});
