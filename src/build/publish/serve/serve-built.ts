import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { builtHandler } from './built-handler.ts';
import { type Listening, listenOnPort } from './listen-on-port.ts';

/**
 * Serves a built folder on this machine, on the first free port from `port` on.
 *
 * @throws When the folder holds no `index.html`.
 */
export async function serveBuilt(
  folder: string,
  { port = 0 }: { readonly port?: number } = {},
): Promise<Listening> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`${folder}/index.html: not there. Build the story first with "npm run build".`);
  }
  return listenOnPort(builtHandler(folder), port);
}
