import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { isFile } from '../story/files/own-path.ts';
import type { StoryStore } from '../story/story-store.ts';

/**
 * Publishes the files of the story's `public/` as they are: those that are its own, and none that begins with
 * a dot. The dev server gives no other of that folder either.
 */
export function publicFilesPlugin(store: Pick<StoryStore, 'read'>): Plugin {
  let publicDir = '';
  return {
    name: 'public-files',
    config: () => ({ build: { copyPublicDir: false } }),
    configResolved(config) {
      ({ publicDir } = config);
    },
    async generateBundle({ dir = '.' }, _, isWrite) {
      const { published } = await store.read();
      if (!isWrite) return;
      for (const file of published)
        await cp(join(publicDir, file), join(dir, file), { dereference: true });
    },
    configureServer({ middlewares }) {
      middlewares.use(async ({ url = '/' }, response, next) => {
        const file = pathOf(url);
        const isPublic = file !== undefined && isFile(join(publicDir, file));
        if (!isPublic || (await store.read()).published.includes(file)) return next();
        response.writeHead(404).end();
      });
    },
  };
}

/** The path of a file that a request asks for, from the folder of the page. */
function pathOf(url: string): string | undefined {
  try {
    return decodeURI(new URL(url, 'http://story').pathname).slice(1);
  } catch {
    return undefined;
  }
}
