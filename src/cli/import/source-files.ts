import { readdirSync, statSync } from 'node:fs';
import { basename, extname, join, parse, posix, resolve } from 'node:path';
import { decodeText, realPath, safeFolder } from '../../files/safe-folder.ts';
import { AuthorError, LimitError, orNothing, StoryError } from '../../files/story-error.ts';
import { unzip } from '../../files/zip.ts';

/** The files of a story in another format, by their paths with slashes. */
export interface SourceFiles {
  readonly names: readonly string[];
  /** @throws StoryError where it is too large to be one. */
  readonly bytes: (name: string) => Uint8Array | undefined;
  /** Its text, without a byte order mark; empty where it is not there. @throws StoryError where it is not UTF-8. */
  readonly text: (name: string) => string;
}

/** The most files that are looked at, and the most of a ZIP. */
const mostFiles = 5000;
const mostOfZip = { files: mostFiles, packed: 100_000_000, unpacked: 300_000_000 };
/** The most of a text, in bytes. */
const mostText = 5_000_000;

/** What is never a story's own. */
const foreign = /(^|\/)(node_modules|\.[^/]*|__MACOSX|bower_components)(\/|$)/;

/**
 * Opens a file with all that is beside it, a folder, or a ZIP. No link is followed out of the folder.
 *
 * @throws AuthorError where it is not there, or is no ZIP.
 */
export function openSource(
  root: string,
  path: string,
): { readonly files: SourceFiles; readonly only?: string } {
  const real = realPath(resolve(root, path));
  if (!real)
    throw new AuthorError(
      `${path} does not exist. Name the file, the folder or the ZIP of the story to import.`,
    );
  if (statSync(real).isDirectory()) return { files: fromFolder(real) };
  if (extname(real).toLowerCase() !== '.zip') {
    const { dir, base } = parse(real);
    // The tables of the Leaflet template have a folder of their own beside its pictures.
    if (basename(dir) !== 'csv') return { files: fromFolder(dir), only: base };
    return { files: fromFolder(parse(dir).dir), only: `csv/${base}` };
  }
  return { files: fromZip(real, path) };
}

function fromFolder(folder: string): SourceFiles {
  const names: string[] = [];
  const walk = (within: string): void => {
    const list = () => readdirSync(join(folder, within), { withFileTypes: true });
    // A folder that cannot be opened is none of the story's, unless it is all of it.
    for (const entry of (within ? orNothing(list) : list()) ?? []) {
      const name = posix.join(within, entry.name);
      if (foreign.test(name) || names.length >= mostFiles) continue;
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
  const isOwn = (name: string) => !foreign.test(name) && !name.endsWith('/');
  try {
    const entries = unzip(zip, isOwn, mostOfZip);
    const files = new Map(entries.map(([name, own]) => [posix.join('/', name).slice(1), own]));
    return filesOf([...files.keys()], (name) => files.get(name));
  } catch (error) {
    if (error instanceof LimitError)
      throw refuse(
        'it unpacks into more, or larger, files than a story has.',
        'Unpack it, take out what is not the story, and name the folder.',
      );
    throw refuse('it is no ZIP, or a damaged one.', 'Download or pack it again.');
  }
}

function filesOf(names: readonly string[], bytes: SourceFiles['bytes']): SourceFiles {
  const own = new Set(names);
  return {
    names: [...names].sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1)),
    bytes: (name) => (own.has(name) ? bytes(name) : undefined),
    text(name) {
      const found = own.has(name) ? bytes(name) : undefined;
      if (found && found.length > mostText) {
        const problem = `it is ${found.length.toLocaleString('en')} bytes; a text has at most ${mostText.toLocaleString('en')}.`;
        throw new StoryError([
          { file: name, problem, remedy: 'Take data out of it into files of GeoJSON.' },
        ]);
      }
      return found ? decodeText(found, name) : '';
    },
  };
}

/** The file that a path in a story's own file leads to; nothing for an address or where it is not there. */
export function fileAt(files: SourceFiles, from: string, path: string): string | undefined {
  if (/^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(path)) return undefined;
  const [written = ''] = path.split(/[?#]/);
  // A percent sign may be one.
  const plain = orNothing(() => decodeURIComponent(written)) ?? written;
  const within = posix.join(posix.dirname(from), plain);
  const known = [within, posix.join('.', plain), posix.join('public', plain)].map((each) =>
    each.replace(/^\//, ''),
  );
  return known.find((each) => files.names.includes(each));
}
