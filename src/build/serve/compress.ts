import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** A file's bytes as a server may send them, by the extension that is added to the file's name. */
export interface Compressed {
  readonly br: Buffer;
  readonly gz: Buffer;
}

/** Compresses as small as it goes, the same bytes on every machine. */
export function compress(bytes: Uint8Array): Compressed {
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
