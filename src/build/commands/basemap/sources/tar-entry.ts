import { gunzipSync } from 'node:zlib';

const blockBytes = 512;

const textOf = (block: Uint8Array, from: number, to: number): string =>
  Buffer.from(block.subarray(from, to)).toString('utf8').replace(/\0.*$/s, '');

/**
 * The bytes of the file called `name` inside a gzipped tarball of the ustar format.
 *
 * @throws where the tarball holds no such file
 */
export const tarEntry = (tarball: Uint8Array, name: string): Buffer => {
  const tar = gunzipSync(tarball);
  for (let at = 0; at + blockBytes <= tar.length; ) {
    const header = tar.subarray(at, at + blockBytes);
    const prefix = textOf(header, 345, 500);
    const path = (prefix === '' ? '' : `${prefix}/`) + textOf(header, 0, 100);
    const size = Number.parseInt(textOf(header, 124, 136), 8) || 0;
    const start = at + blockBytes;
    if (path === name) return tar.subarray(start, start + size);
    at = start + Math.ceil(size / blockBytes) * blockBytes;
  }
  throw new Error(`The tarball holds no file called ${name}: correct its name where it is pinned.`);
};
