import { rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { precompress } from './precompress.ts';

/**
 * Finishes a build: it is written to a folder aside, its text files are compressed, and only when
 * all is there does it take the place of the last one. A build that fails leaves the last one as
 * it was.
 *
 * @param root The project's root.
 * @param outDir The folder that is published, from the project's root.
 */
export function publishPlugin(root: string, outDir: string): Plugin {
  const aside = `${outDir}-next`;
  const last = `${outDir}-last`;
  let written = false;
  return {
    name: 'publish',
    apply: 'build',
    config: () => ({ build: { outDir: aside, emptyOutDir: true } }),
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

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
