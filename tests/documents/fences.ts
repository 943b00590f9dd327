import { readdirSync, readFileSync } from 'node:fs';

/** A block of commands of a document, as its reader copies it. */
export interface Fence {
  /** Where it is, as `docs/publishing.md:34`. */
  readonly place: string;
  /** Its lines, without what follows a `#`. */
  readonly text: string;
  /** Why nothing runs it here, where the document's source says so. */
  readonly notRun: string | undefined;
}

/** The documents that name commands, from the root of the repository. */
export const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'geo/README.md',
  'examples/README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const fencePattern = /(?:<!-- not run: (.*?) -->\n+)?```(?:sh|powershell)\n([\s\S]*?)```/g;

/** The blocks of a document that a shell reads, from its top to its foot. */
export function fencesOf(document: string): readonly Fence[] {
  const source = readFileSync(document, 'utf8');
  return [...source.matchAll(fencePattern)].map(({ index, 0: whole, 1: notRun, 2: text = '' }) => ({
    place: `${document}:${source.slice(0, index + whole.indexOf('```')).split('\n').length}`,
    text: text.replaceAll(/\s+#.*$/gm, '').trim(),
    notRun,
  }));
}

const inlinePattern =
  /`(?:[A-Z_]+=\S+ )*(?:npm (?:run )?(?:--silent )?|npx story-map )(?!run )([a-z][a-z:]*)/g;
const unrunPattern = /<!-- not run: `npm run ([a-z:]+)`, .*? -->/g;

/**
 * The scripts that documents name within their sentences, as `pack` of `npm run pack`, without those of which
 * a document's source says why nothing runs them.
 */
export function namedScripts(): ReadonlySet<string> {
  const sources = documents.map((document) => readFileSync(document, 'utf8')).join('\n');
  const namesBy = (pattern: RegExp) => [...sources.matchAll(pattern)].map(([, name = '']) => name);
  const unrun = namesBy(unrunPattern);
  return new Set(namesBy(inlinePattern).filter((name) => !unrun.includes(name)));
}
