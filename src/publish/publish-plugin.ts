import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';
import { filesIn } from '../load/files/story-files.ts';
import { asideOf, clearAside } from '../load/files/write-whole.ts';

/**
 * Finishes a build: it is written to a folder aside, its text files are compressed, and only when all is there
 * does it take the place of the last one, which a build that fails leaves as it was. A translation is built
 * before its original, into a folder of the same, and published with it.
 *
 * @param outDir The folder that is published, from the project's root.
 */
export function publishPlugin(root: string, outDir: string, translation?: string): Plugin {
  const dist = resolve(root, outDir);
  let written = false;
  return {
    name: 'publish',
    apply: 'build',
    config: ({ build }) => ({
      build: {
        outDir: join(asideOf(dist), translation ?? ''),
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
        if (written) {
          await precompress(asideOf(dist));
          await publish(dist);
        }
        clearAside(dist);
      },
    },
  };
}

/** Puts the build in the place of the last one; of several that end at once, each in the place of the other. */
async function publish(dist: string): Promise<void> {
  const last = asideOf(dist, 'last');
  for (let tries = 20; existsSync(asideOf(dist)); tries--) {
    if (existsSync(dist)) await rm(last, { recursive: true, force: true });
    await rename(dist, last).catch((error) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await rename(asideOf(dist), dist).catch((error) => {
      if (tries === 0) throw error;
    });
  }
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
