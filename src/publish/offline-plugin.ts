import { hash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import type { PrecacheEntry } from 'workbox-precaching';
import { engineRoot, isLinked } from '../files/engine.ts';
import { filesIn } from '../files/story-files.ts';
import type { StoryStore } from '../load/story-store.ts';
import { openingOf } from '../stills/poster.ts';

/** Writes, after all other files, the worker that stores the story for reading offline or, if `off`, removes it. */
export const offlinePlugin = ({ load }: Pick<StoryStore, 'load'>, off: boolean): Plugin => ({
  name: 'offline',
  apply: 'build',
  writeBundle: {
    order: 'post',
    sequential: true,
    async handler({ dir = '.' }) {
      const { cover } = openingOf(await load());
      await writeWorkers(dir, off, cover?.picture);
    },
  },
});

/** Writes a build's service worker, and in `hosting` the one that removes it and that is used instead if `off`. */
export async function writeWorkers(folder: string, off = false, opening?: string): Promise<void> {
  const files = await listFiles(folder, opening);
  const constants = {
    BUILT_FILES: files,
    HAS_PICTURES: files.some(({ url }) => offlinePicture.test(url)),
    BUILD: hash('sha256', JSON.stringify(files), 'hex').slice(0, 12),
  };
  const none = await bundleWorker('service-worker-off');
  const worker = off ? none : await bundleWorker('service-worker', constants);
  await mkdir(join(folder, 'hosting'), { recursive: true });
  await writeFile(join(folder, 'service-worker.js'), worker);
  await writeFile(join(folder, 'hosting/service-worker-off.js'), none);
}

const offlineFile = /^(index\.html|favicon\.svg|licences\.html|assets\/.*)(?<!\.(map|br|gz))$/;

/** Matches the basemap's parts for download, which the map has in one file. */
const download = /^assets\/(land|borders|lakes|rivers)-[\w-]{8}\.geojson$/;

/** Matches the text's pictures, but not videos, in a size that serves any screen. */
const offlinePicture = /^assets\/pictures\/.*\/(\d{1,3}|whole)\.(avif|svg)$/;

/** Lists the files that a build needs offline, each with its hash, so that two builds are never mixed. */
export async function listFiles(folder: string, opening?: string): Promise<PrecacheEntry[]> {
  const urls = (await filesIn(folder)).filter((name) =>
    name.startsWith('assets/pictures/')
      ? offlinePicture.test(name)
      : (offlineFile.test(name) && !download.test(name)) || name === opening,
  );
  return Promise.all(
    urls.map(async (url) => {
      const digest = hash('sha256', await readFile(join(folder, url)), 'base64');
      const revision = url.startsWith('assets/') ? null : digest.slice(0, 12);
      return { url, revision, integrity: `sha256-${digest}` };
    }),
  );
}

async function bundleWorker(name: string, constants: Readonly<Record<string, unknown>> = {}) {
  const entry = join(engineRoot, `src/publish/worker/${name}.ts`);
  const define = Object.entries({ 'process.env.NODE_ENV': 'production', ...constants });
  const results = await build({
    configFile: false,
    root: engineRoot,
    resolve: { preserveSymlinks: isLinked(engineRoot) },
    logLevel: 'silent',
    publicDir: false,
    define: Object.fromEntries(define.map(([key, value]) => [key, JSON.stringify(value)])),
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'worker', fileName: () => `${name}.js` },
    },
  });
  const [output] = [results].flat() as Rolldown.RolldownOutput[];
  const chunk = output?.output[0];
  if (!chunk) throw new Error(`${name}.ts: the bundle is empty.`);
  return chunk.code;
}
