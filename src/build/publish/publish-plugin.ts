import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';
import { filesIn } from '../story/files/story-files.ts';

/**
 * Finishes a build: it is written to a folder aside, its text files are compressed, and only when
 * all is there does it take the place of the last one. A build that fails leaves the last one as
 * it was.
 *
 * A translation is built before its original, into a folder of the same, and published with it.
 *
 * @param root The project's root.
 * @param outDir The folder that is published, from the project's root.
 * @param translation The tag of the translation that is built.
 */
export function publishPlugin(root: string, outDir: string, translation?: string): Plugin {
  const aside = asideOf(outDir);
  const last = `${outDir}-last`;
  let written = false;
  return {
    name: 'publish',
    apply: 'build',
    config: ({ build }) => ({
      build: {
        outDir: resolve(root, aside, translation ?? ''),
        emptyOutDir: build?.emptyOutDir ?? true,
      },
    }),
    buildStart() {
      written = false;
    },
    writeBundle() {
      written = true;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        if (translation) return;
        const at = (folder: string): string => resolve(root, folder);
        if (written) {
          await precompress(at(aside));
          await rm(at(last), { recursive: true, force: true });
          await rename(at(outDir), at(last)).catch(ignoreMissing);
          await rename(at(aside), at(outDir));
        }
        await rm(at(aside), { recursive: true, force: true });
        await rm(at(last), { recursive: true, force: true });
      },
    },
  };
}

/** Where a build is made before it is published. */
export const asideOf = (outDir: string): string => `${outDir}-next`;

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

const textFile = /\.(html|css|m?js|json|geojson|mvt|svg|txt|xml|webmanifest|map)$/;

/**
 * Writes a `.br` and a `.gz` beside every text file under a folder, for servers that send ready
 * compressed files.
 *
 * @returns The files that were compressed, sorted.
 */
export async function precompress(folder: string): Promise<string[]> {
  const files = (await filesIn(folder)).filter((name) => textFile.test(name));
  /** By their content: editions share most of their files. */
  const compressing = new Map<string, ReturnType<typeof compress>>();
  const pending: (readonly [name: string, compressed: ReturnType<typeof compress>])[] = [];
  for (const name of files) {
    const bytes = await readFile(join(folder, name));
    const content = createHash('sha256').update(bytes).digest('base64');
    const compressed = compressing.get(content) ?? compress(bytes);
    compressing.set(content, compressed);
    pending.push([name, compressed]);
  }
  await Promise.all(compressing.values());
  for (const [name, compressed] of pending) {
    const { br, gz } = await compressed;
    await writeFile(join(folder, `${name}.br`), br);
    await writeFile(join(folder, `${name}.gz`), gz);
  }
  return files;
}

/** Compresses as small as it goes, the same bytes on every machine. */
export async function compress(
  bytes: Uint8Array,
): Promise<{ readonly br: Buffer; readonly gz: Buffer }> {
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
  };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, { params }),
    promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  gz[9] = unknownSystem;
  return { br, gz };
}

/** The header's tenth byte names the system that compressed; RFC 1952 gives 255 for unknown. */
const unknownSystem = 255;
