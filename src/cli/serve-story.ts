import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createServer, type ServerOptions } from 'vite';
import { enginePackage } from '../load/files/engine.ts';
import { storyFilesIn } from '../load/files/story-files.ts';
import { type Env, storyConfig } from './story-map.ts';

/**
 * Serves a story for writing, until the process ends.
 *
 * @param root The project's root.
 * @param env The variables that say which story it is.
 * @throws Error where no story is there.
 */
export async function serveStory(
  root: string,
  env: Env,
  options: Pick<ServerOptions, 'port' | 'host' | 'open'>,
): Promise<void> {
  const { story } = storyFilesIn(root, env.STORY);
  if (!existsSync(resolve(root, story))) {
    throw new Error(
      `${story} is not there. Name the folder of a story after the command, or begin one: ${enginePackage.name} new FOLDER.`,
    );
  }
  const config = storyConfig(root, env);
  const server = await createServer({
    ...config,
    configFile: false,
    server: { ...config.server, ...options },
  });
  await server.listen();
  server.printUrls();
  server.bindCLIShortcuts({ print: true });
}
