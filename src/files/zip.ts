import { unzipSync, type Zippable, zipSync } from 'fflate';
import { AuthorError, LimitError } from './story-error.ts';

const compressed = /\.(avif|gz|jpe?g|mp4|png|webm|webp|woff2|zip)$/;

const attrs = (0o100644 << 16) >>> 0; // a file that all may read, on Unix

const [maxFiles, maxBytes] = [0xffff, 0xffffffff];

/** Packs files into a ZIP, with the same bytes on every machine. @throws AuthorError if it would need ZIP64 */
export function zipOf(files: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  const bytes = entries.map(
    ([path, content]) =>
      [path, typeof content === 'string' ? Buffer.from(content) : content] as const,
  );
  const size = bytes.reduce((sum, [, { byteLength }]) => sum + byteLength, 0);
  if (bytes.length > maxFiles || size > maxBytes)
    throw new AuthorError('A ZIP holds at most 65,535 files and 4 GB. Leave some out.');
  // The first date that a ZIP can hold, in local time: the files' own dates would change with each build.
  const mtime = new Date(1980, 0, 1);
  const zip: Zippable = Object.fromEntries(
    bytes.map(([path, content]) => [
      path,
      [content, { level: compressed.test(path) ? 0 : 9, mtime, os: 3, attrs }],
    ]),
  );
  return zipSync(zip);
}

/**
 * Unpacks the wanted files of a ZIP. @throws LimitError if they exceed `max`, which limits memory even if it states
 * false sizes; Error if the ZIP is damaged
 */
export function unzip(
  zip: Uint8Array,
  isWanted: (name: string) => boolean,
  max: { readonly files: number; readonly packed: number; readonly unpacked: number },
): readonly (readonly [name: string, bytes: Uint8Array])[] {
  let [files, packed, unpacked] = [0, 0, 0];
  const found = unzipSync(zip, {
    filter({ name, size, originalSize }) {
      if (!isWanted(name)) return false;
      [files, packed, unpacked] = [files + 1, packed + size, unpacked + originalSize];
      if (files <= max.files && packed <= max.packed && unpacked <= max.unpacked) return true;
      throw new LimitError(
        `it has more than ${max.files} files of the story, ${max.packed / 1e6} MB of them packed, or ${max.unpacked / 1e6} MB unpacked`,
      );
    },
  });
  return Object.entries(found);
}
