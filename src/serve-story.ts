import { createServer, type ServerOptions } from 'vite';
import { type Env, storyConfig } from './story-map.ts';

/**
 * Serves a story for writing, until the process ends.
 *
 * @param root The project's root.
 * @param env The variables that say which story it is.
 */
export async function serveStory(
  root: string,
  env: Env,
  options: Pick<ServerOptions, 'port' | 'host' | 'open'>,
): Promise<void> {
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
