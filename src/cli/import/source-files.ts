import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, parse, posix, resolve } from 'node:path';
import { decodeForeignText } from '../../files/foreign-text.ts';
import { realPath, safeFolder } from '../../files/safe-folder.ts';
import { AuthorError, LimitError, orNothing, StoryError } from '../../files/story-error.ts';
import { unzip } from '../../files/zip.ts';

export interface SourceFiles {
  readonly names: readonly string[];
  /** Reads a file. @throws StoryError if it is too large */
  readonly bytes: (name: string) => Uint8Array | undefined;
  /** Reads a text; empty if it does not exist. @throws StoryError if its encoding is not known */
  readonly text: (name: string) => string;
  /** Which texts were not in UTF-8, as sentences. */
  readonly encodings: ReadonlySet<string>;
}

const maxFiles = 5000;
const zipLimits = { files: maxFiles, packed: 100_000_000, unpacked: 300_000_000 };
/** The maximum size of a text, in bytes. */
const maxTextSize = 5_000_000;

const foreignFolder = /(^|\/)(node_modules|\.[^/]*|__MACOSX|bower_components)(\/|$)/;

/** Opens a ZIP, a folder, or a file's folder, and follows no link out of it. @throws AuthorError if that fails */
export function openSource(root: string, path: string) {
  const real = realPath(resolve(root, path));
  if (!real)
    throw new AuthorError(
      `${path} does not exist. Name the file, the folder or the ZIP of the story to import.`,
    );
  if (statSync(real).isDirectory()) return { files: fromFolder(real) };
  if (extname(real).toLowerCase() === '.zip') return { files: fromZip(real, path) };
  const { dir, base } = parse(real);
  // The Leaflet template keeps its tables in a folder beside its pictures.
  if (basename(dir) === 'csv') return { files: fromFolder(dirname(dir)), only: `csv/${base}` };
  return { files: fromFolder(dir), only: base };
}

function fromFolder(folder: string): SourceFiles {
  const names: string[] = [];
  const walk = (within: string): void => {
    const list = () => readdirSync(join(folder, within), { withFileTypes: true });
    // A folder that cannot be opened is skipped, unless it is the story's own.
    for (const entry of (within ? orNothing(list) : list()) ?? []) {
      const name = posix.join(within, entry.name);
      if (foreignFolder.test(name) || names.length >= maxFiles) continue;
      if (entry.isDirectory()) walk(name);
      else if (entry.isFile()) names.push(name);
    }
  };
  walk('');
  return filesOf(names, safeFolder(folder).bytes);
}

function fromZip(real: string, path: string): SourceFiles {
  const refuse = (problem: string, remedy: string) =>
    new StoryError([{ file: path, problem, remedy }]);
  const zip = safeFolder(parse(real).root).bytes(real) ?? Buffer.of();
  const isOwn = (name: string) => !foreignFolder.test(name) && !name.endsWith('/');
  try {
    const entries = unzip(zip, isOwn, zipLimits);
    const files = new Map(entries.map(([name, own]) => [posix.join('/', name).slice(1), own]));
    return filesOf([...files.keys()], (name) => files.get(name));
  } catch (error) {
    const remedy = 'Unpack it, take out what is not the story, and name the folder.';
    throw error instanceof LimitError
      ? refuse('it unpacks into more, or larger, files than a story has.', remedy)
      : refuse('it is not a ZIP, or a damaged one.', 'Download or pack it again.');
  }
}

function filesOf(names: readonly string[], bytes: SourceFiles['bytes']): SourceFiles {
  const known = new Set(names);
  const encodings = new Set<string>();
  const read = (name: string) => (known.has(name) ? bytes(name) : undefined);
  return {
    names: [...names].sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1)),
    bytes: read,
    encodings,
    text(file) {
      const content = read(file) ?? Buffer.of();
      const say = (line: string) => encodings.add(line);
      if (content.length <= maxTextSize) return decodeForeignText(content, file, say);
      const [size, max] = [content.length, maxTextSize].map((count) => count.toLocaleString('en'));
      const problem = `it is ${size} bytes; a text has at most ${max}.`;
      const remedy = 'Take data out of it into files of GeoJSON.';
      throw new StoryError([{ file, problem, remedy }]);
    },
  };
}

/** Resolves a path that a file contains; undefined for a URL, or if no such file exists. */
export function fileAt(files: SourceFiles, from: string, path: string): string | undefined {
  if (/^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(path)) return undefined;
  const [encoded = ''] = path.split(/[?#]/);
  // A percent sign may be literal.
  const plain = orNothing(() => decodeURIComponent(encoded)) ?? encoded;
  const within = posix.join(posix.dirname(from), plain);
  const known = [within, posix.join('.', plain), posix.join('public', plain)].map((each) =>
    each.replace(/^\//, ''),
  );
  return known.find((each) => files.names.includes(each));
}
