import { hash } from 'node:crypto';
import { extname, parse } from 'node:path';
import { idLike } from '../../files/story-files.ts';
import { isWebAddress } from '../../read/schema/values.ts';
import { changed, type Imported, lost } from './imported.ts';
import { type Converted, hostOf, linkable, type ShowPicture } from './markdown-of.ts';
import { fileAt, type SourceFiles } from './source-files.ts';

export interface Pictures {
  readonly shownFrom: (file: string) => ShowPicture;
  /** The pictures to copy, by their paths in the new story. */
  readonly own: Map<string, Uint8Array>;
  readonly far: Set<string>;
}

/** Reads a story from a file; returns undefined if the file is not in the reader's format. */
export type Reader = (files: SourceFiles, file: string, pictures: Pictures) => Imported | undefined;

/**
 * Collects the pictures that files show; one on another site becomes a link unless `fetched` has it. `unfit` says
 * why a picture cannot be shown, by its path in the new story.
 */
export function collectPictures(
  files: SourceFiles,
  fetched: ReadonlyMap<string, Uint8Array> = new Map(),
  unfit: ReadonlyMap<string, string> = new Map(),
): Pictures {
  const own = new Map<string, Uint8Array>();
  const far = new Set<string>();
  const names = new Map<string, string>();
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
    const label = alt.replaceAll(/[[\]\\]/g, '\\$&');
    const name = named(url, fileAt(files, from, url));
    if (name) {
      const why = unfit.get(name);
      if (why !== undefined) return { markdown: '', remarks: [lost(`a picture: ${why}`)] };
      // Markdown removes backslashes from a title before the caption in it is parsed.
      const title = caption.replaceAll('"', '”').replaceAll('\\', '\\\\');
      return { markdown: `![${label}](${name}${title && ` "${title}"`})`, remarks: [] };
    }
    if (!isWebAddress(url)) {
      const remark = lost(`the picture "${url.slice(0, 200)}", which is not beside the story`);
      return { markdown: '', remarks: [remark] };
    }
    far.add(url);
    const [words, after] = caption.includes('](')
      ? [[label], ` ${caption}`]
      : [[label, caption], ''];
    const text = words.filter(Boolean).join('. ') || hostOf(url);
    const remarks = [changed(`the picture \`${url}\` is a link`)];
    return { markdown: `[${text}](${linkable(url)})${after}`, remarks };
  }
  const shownFrom: Pictures['shownFrom'] = (from) => (url, alt, caption) =>
    show(from, url, alt.trim(), caption.trim());
  return { own, far, shownFrom };
}

function nameOf(path: string, bytes: Uint8Array, taken: ReadonlyMap<string, Uint8Array>): string {
  const address = path.split(/[?#]/, 1)[0] ?? '';
  const letters = extname(address)
    .toLowerCase()
    .replace(/[^.a-z0-9]/g, '');
  const ending = letters.slice(0, 5) || '.jpg';
  const stem = idLike(parse(address).name).slice(0, 60) || 'picture';
  const name = `pictures/${stem}${ending}`;
  const other = taken.get(name);
  if (!other || Buffer.from(other).equals(bytes)) return name;
  return `pictures/${stem}-${hash('sha256', bytes, 'hex').slice(0, 8)}${ending}`;
}
