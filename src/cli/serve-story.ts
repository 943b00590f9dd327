import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createServer, type ServerOptions } from 'vite';
import { enginePackage } from '../load/files/engine.ts';
import { storyFilesIn, translationsIn } from '../load/files/story-files.ts';
import { type Env, storyConfig } from './story-map.ts';

/** Serves a story, or a translation of it, for writing, until the process ends. @throws Error where it is not there. */
export async function serveStory(
  root: string,
  env: Env,
  lang: string | undefined,
  options: Pick<ServerOptions, 'port' | 'host' | 'open'>,
): Promise<void> {
  const { story, folder } = storyFilesIn(root, env.STORY);
  const { name } = enginePackage;
  if (!existsSync(resolve(root, story)))
    throw new Error(
      `${story} does not exist. Name the folder of a story after the command, or begin one: ${name} new FOLDER`,
    );
  if (lang !== undefined && !translationsIn(root, folder).includes(lang))
    throw new Error(
      `The story has no translation "${lang}". Name another after --lang, or begin one: ${name} translate ${lang}`,
    );
  const config = storyConfig(root, env, lang);
  const server = await createServer({
    ...config,
    configFile: false,
    server: { ...config.server, ...options },
  });
  await server.listen();
  server.printUrls();
  server.bindCLIShortcuts({ print: true });
}
