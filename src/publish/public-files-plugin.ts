import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { engineRoot } from '../files/engine.ts';
import { isFile } from '../files/safe-folder.ts';
import { orNothing } from '../files/story-error.ts';
import { filesIn, worldBasemap } from '../files/story-files.ts';
import type { StoryStore } from '../load/story-store.ts';

const world = join(engineRoot, worldBasemap);

/** Publishes and serves sound files in the story's `public/`, and the world's relief if the story shows it. */
export function publicFilesPlugin(store: Pick<StoryStore, 'files' | 'read'>): Plugin {
  let publicDir = '';
  return {
    name: 'public-files',
    config: () => ({ build: { copyPublicDir: false } }),
    configResolved(config) {
      ({ publicDir } = config);
    },
    async generateBundle({ dir = '.' }, _, isWrite) {
      const { published, loaded } = await store.read();
      if (!isWrite) return;
      const { maxzoom = -1 } = loaded?.relief['relief-world'] ?? {};
      const tiles = (await filesIn(join(world, 'relief'))).filter(
        (tile) => parseInt(tile, 10) <= maxzoom,
      );
      for (const file of tiles.map((tile) => `relief/${tile}`))
        if (!published.includes(file)) await cp(join(world, file), join(dir, file));
      const files = store.files();
      for (const file of published) {
        await mkdir(dirname(join(dir, file)), { recursive: true });
        await writeFile(join(dir, file), files.bytes(`${files.published}/${file}`) ?? '');
      }
    },
    configureServer({ middlewares }) {
      middlewares.use(async ({ url = '/' }, response, next) => {
        const path = orNothing(() => decodeURI(new URL(url, 'http://story').pathname));
        if (path === undefined) return next();
        const file = path.slice(1);
        const isPublic = isFile(join(publicDir, file));
        const tile = join(world, file);
        if (!isPublic && /^relief\/\d+\/\d+\/\d+\.avif$/.test(file) && isFile(tile))
          return response.setHeader('Content-Type', 'image/avif').end(await readFile(tile));
        if (!isPublic || (await store.read()).published.includes(file)) return next();
        response.writeHead(404).end();
      });
    },
  };
}
