import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { filesIn } from '../../story/files/story-files.ts';

const textFile = /\.(html|css|m?js|json|geojson|svg|txt|xml|webmanifest|map)$/;

/**
 * Writes a `.br` and a `.gz` beside every text file under a folder, for servers that send ready
 * compressed files.
 *
 * @returns The files that were compressed, sorted.
 */
export async function precompress(folder: string): Promise<string[]> {
  const files = (await filesIn(folder)).filter((name) => textFile.test(name));
  for (const name of files) {
    const path = join(folder, name);
    const { br, gz } = compress(await readFile(path));
    await writeFile(`${path}.br`, br);
    await writeFile(`${path}.gz`, gz);
  }
  return files;
}

/** Compresses as small as it goes, the same bytes on every machine. */
export function compress(bytes: Uint8Array): { readonly br: Buffer; readonly gz: Buffer } {
  const gz = gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });
  gz[9] = unknownSystem;
  return {
    br: brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
      },
    }),
    gz,
  };
}

/** The header's tenth byte names the system that compressed; RFC 1952 gives 255 for unknown. */
const unknownSystem = 255;
