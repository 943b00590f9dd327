import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { bundleWorker } from './bundle-worker.ts';
import { listFiles } from './list-files.ts';

const buildNameLength = 12;

/**
 * Adds what keeps the story for reading without a network. It comes after all that writes files
 * that readers ask for.
 *
 * @param off Takes it away again from the readers who have it.
 */
export function offlinePlugin(off: boolean): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: ({ dir = '.' }) => writeWorkers(dir, off),
    },
  };
}

/**
 * Writes the service worker of a built folder, and beside the files for hosts the one that takes it
 * away again. The build's name is a hash of all files, so the same files make the same worker.
 *
 * @param off Writes the worker that takes the other away in its place.
 */
export async function writeWorkers(folder: string, off = false): Promise<void> {
  const files = await listFiles(folder);
  const hash = createHash('sha256').update(JSON.stringify(files)).digest('hex');
  const constants = { BUILT_FILES: files, BUILD: hash.slice(0, buildNameLength) };
  const none = await bundleWorker('service-worker-off');
  const worker = off ? none : await bundleWorker('service-worker', constants);
  await mkdir(join(folder, 'hosting'), { recursive: true });
  await writeFile(join(folder, 'service-worker.js'), worker);
  await writeFile(join(folder, 'hosting/service-worker-off.js'), none);
}
