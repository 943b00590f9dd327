import { readdirSync, readFileSync } from 'node:fs';

/** A block of commands of a document, as its reader copies it. */
export interface Fence {
  /** Where it is, as `docs/publishing.md:34`. */
  readonly place: string;
  /** Its lines without comments. */
  readonly text: string;
  /** The reason not to run it, if the document's source has one. */
  readonly notRun: string | undefined;
}

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

/** The shell blocks of a document, in order. */
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

/** The scripts that sentences of documents name, such as `pack`, without those marked as not run. */
export function namedScripts(): ReadonlySet<string> {
  const sources = documents.map((document) => readFileSync(document, 'utf8')).join('\n');
  const namesBy = (pattern: RegExp) => [...sources.matchAll(pattern)].map(([, name = '']) => name);
  const unrun = namesBy(unrunPattern);
  return new Set(namesBy(inlinePattern).filter((name) => !unrun.includes(name)));
}
