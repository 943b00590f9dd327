import type { Plugin } from 'vite';
import { writeWorkers } from './write-workers.ts';

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
