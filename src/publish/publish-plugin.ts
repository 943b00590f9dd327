import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import pLimit from 'p-limit';
import type { Plugin } from 'vite';
import { getOrMake } from '../core/get-or-make.ts';
import type { StoryFolder } from '../files/open-folder.ts';
import { isFile, isWithin, realPlace } from '../files/safe-folder.ts';
import { AuthorError } from '../files/story-error.ts';
import { filesIn } from '../files/story-files.ts';
import { asideOf, clearAside } from '../files/write-whole.ts';

/** @throws AuthorError if `dist` has anything but a build, or is in what the story reads (letter case ignored). */
export function assertReplaceable(files: StoryFolder, dist: string): void {
  const placeOf = (path: string) => realPlace(files.at(path)).toLowerCase();
  const holds = (around: string, path: string) => isWithin(placeOf(path), placeOf(around));
  const { folder, charts, values, published, geo } = files;
  const read = [charts, values, published, geo].filter((path) => path !== folder);
  const isOwn = holds(dist, '.') || holds(dist, folder) || read.some((path) => holds(path, dist));
  const names = files.names(dist);
  const built = ['index.html', 'service-worker.js', 'hosting'];
  const isBuild = built.every((name) => names.includes(name)) && !names.includes('.git');
  if (!isOwn && (isBuild || (names.length === 0 && !isFile(files.at(dist))))) return;
  const why = isOwn ? 'files of yours belong there' : 'what is there is no build, or more than one';
  const remedy = 'Name another folder in STORY_DIST, such as site.';
  throw new AuthorError(`A build cannot replace ${dist}: ${why}. ${remedy}`);
}

/** Compresses a build and puts it at the full path `dist`; translations are first built into its folders. */
export function publishPlugin(dist: string, translation?: string): Plugin {
  let isWritten = false;
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
      isWritten = false;
    },
    writeBundle() {
      isWritten = true;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        if (translation) return;
        if (isWritten) {
          await precompress(asideOf(dist));
          await publish(dist);
        }
        clearAside(dist);
      },
    },
  };
}

/** Replaces the last build, unless another one that ends at the same time has done so. */
async function publish(dist: string): Promise<void> {
  const last = asideOf(dist, 'last');
  for (let tries = 20; existsSync(asideOf(dist)); tries--) {
    try {
      if (existsSync(dist)) {
        await rm(last, { recursive: true, force: true });
        await rename(dist, last);
      }
      await rename(asideOf(dist), dist);
    } catch (error) {
      if (tries === 0) throw error;
      // Windows cannot rename a folder while another program, such as a virus scanner, reads a file in it.
      await new Promise((waited) => setTimeout(waited, 100));
    }
  }
}

const textFile = /\.(html|css|m?js|json|geojson|mvt|svg|txt|xml|map)$/;

/** Writes a `.br` and a `.gz` beside every text file under a folder; returns the text files. */
export async function precompress(folder: string): Promise<string[]> {
  const files = (await filesIn(folder)).filter((name) => textFile.test(name));
  /** Compressed files by content, since editions share most files. */
  const compressed = new Map<string, ReturnType<typeof compress>>();
  await pLimit(8).map(files, async (name) => {
    const bytes = await readFile(join(folder, name));
    const content = hash('sha256', bytes, 'base64');
    const { br, gz } = await getOrMake(compressed, content, () => compress(bytes, levelOf(name)));
    await writeFile(join(folder, `${name}.br`), br);
    await writeFile(join(folder, `${name}.gz`), gz);
  });
  return files;
}

/** Returns Brotli's level; for a still map, the highest takes thirty times as long to save a kilobyte or two. */
const levelOf = (name: string) => (name.endsWith('.svg') ? 8 : constants.BROTLI_MAX_QUALITY);

/** Compresses with Brotli and gzip, to the same bytes on every machine. */
export async function compress(bytes: Uint8Array, level = constants.BROTLI_MAX_QUALITY) {
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: level,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
  };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, { params }),
    promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  // The tenth byte names the system that compressed the file; in RFC 1952, 255 means unknown.
  gz[9] = 255;
  return { br, gz };
}
