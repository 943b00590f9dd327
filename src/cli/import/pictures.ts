import { hash } from 'node:crypto';
import { extname, parse } from 'node:path';
import { idLike } from '../../files/story-files.ts';
import { isWebAddress } from '../../read/schema/values.ts';
import { changed, type Imported, lost } from './imported.ts';
import { type Converted, hostOf, linkable, type ShowPicture } from './markdown-of.ts';
import { fileAt, type SourceFiles } from './source-files.ts';

/** The pictures of a story that is imported. */
export interface Pictures {
  /** Gives, for a file, the function that writes its pictures as Markdown. */
  readonly shownFrom: (file: string) => ShowPicture;
  /** The bytes of those that are copied, by their paths in the new story. */
  readonly own: Map<string, Uint8Array>;
  /** The addresses of the others. */
  readonly far: Set<string>;
}

/** Reads a story from one of its files; undefined where the file is not of the format. */
export type Reader = (files: SourceFiles, file: string, pictures: Pictures) => Imported | undefined;

/**
 * Pictures of the files become pictures of the story, those on other sites become links, unless they were fetched.
 *
 * @param fetched What came from addresses.
 * @param unfit Why a picture cannot be shown, by its path in the new story.
 */
export function collectPictures(
  files: SourceFiles,
  fetched: ReadonlyMap<string, Uint8Array>,
  unfit: ReadonlyMap<string, string>,
): Pictures {
  const own = new Map<string, Uint8Array>();
  const far = new Set<string>();
  const names = new Map<string, string>();
  /** The name of what an address shows, which is read and compared once. */
  function named(url: string, local: string | undefined): string | undefined {
    const known = names.get(local ?? url);
    if (known !== undefined) return known;
    const inline = /^data:image\/(\w{1,9})\b[^,]*;base64,(.*)$/s.exec(url);
    const bytes = local
      ? files.bytes(local)
      : inline
        ? Buffer.from(inline[2] ?? '', 'base64')
        : fetched.get(url);
    if (!bytes) return undefined;
    const name = nameOf(local ?? (inline ? `picture.${inline[1]}` : url), bytes, own);
    names.set(local ?? url, name);
    if (!unfit.has(name)) own.set(name, bytes);
    return name;
  }
  function show(from: string, address: string, alt: string, caption: string): Converted {
    const url = address.startsWith('//') ? `https:${address}` : address;
    const name = named(url, fileAt(files, from, url));
    if (name) {
      const why = unfit.get(name);
      if (why !== undefined) return { markdown: '', remarks: [lost(`a picture: ${why}`)] };
      // A title loses its backslashes before its Markdown is read.
      const title = caption.replaceAll('"', '”').replaceAll('\\', '\\\\');
      return {
        markdown: `![${alt.replaceAll(/[[\]\\]/g, '\\$&')}](${name}${title && ` "${title}"`})`,
        remarks: [],
      };
    }
    if (!isWebAddress(url))
      return {
        markdown: '',
        remarks: [lost(`the picture "${url.slice(0, 200)}", which is not beside the story`)],
      };
    far.add(url);
    const hasLink = caption.includes('](');
    const words = [alt.replaceAll(/[[\]\\]/g, '\\$&'), hasLink ? '' : caption]
      .filter(Boolean)
      .join('. ');
    return {
      markdown: `[${words || hostOf(url)}](${linkable(url)})${hasLink ? ` ${caption}` : ''}`,
      remarks: [changed(`the picture \`${url}\` is a link`)],
    };
  }
  return {
    own,
    far,
    shownFrom: (from) => (url, alt, caption) => show(from, url, alt.trim(), caption.trim()),
  };
}

/** The path of a picture in the new story: the same for the same bytes, another for others. */
function nameOf(path: string, bytes: Uint8Array, taken: ReadonlyMap<string, Uint8Array>): string {
  const address = path.split(/[?#]/, 1)[0] ?? '';
  const ending =
    extname(address)
      .toLowerCase()
      .replace(/[^.a-z0-9]/g, '')
      .slice(0, 5) || '.jpg';
  const stem = idLike(parse(address).name).slice(0, 60) || 'picture';
  const name = `pictures/${stem}${ending}`;
  const other = taken.get(name);
  if (!other || Buffer.from(other).equals(bytes)) return name;
  return `pictures/${stem}-${hash('sha256', bytes, 'hex').slice(0, 8)}${ending}`;
}
