import { existsSync } from 'node:fs';
import { build, createServer, type InlineConfig, type LogLevel, type ServerOptions } from 'vite';
import { enginePackage } from '../files/engine.ts';
import { AuthorError } from '../files/story-error.ts';
import { clearAside, whyUnwritten } from '../files/write-whole.ts';
import { assertReplaceable } from '../publish/publish-plugin.ts';
import type { StoryOptions } from './options.ts';
import { storyConfig } from './story-map.ts';

/**
 * Builds the page of each translation, then that of the original, and publishes them together. @throws StoryError if the
 * story has problems, Error if the output cannot be written; the last build then stays as it was.
 */
export async function buildStory(
  options: StoryOptions,
  logLevel: LogLevel,
  make: (config: InlineConfig) => Promise<unknown> = build,
): Promise<void> {
  const { files, dist } = options;
  assertReplaceable(files, dist);
  clearAside(files.at(dist));
  try {
    for (const translation of [...files.tags(), undefined]) {
      const config = storyConfig(options, translation);
      const into = { ...config.build, emptyOutDir: false };
      await make({ ...config, configFile: false, logLevel, build: into });
    }
  } catch (error) {
    clearAside(files.at(dist));
    const [code] = refusals.find(([, words]) => words.test(String(error))) ?? [];
    if (!code) throw error;
    const why = whyUnwritten({ name: '', message: '', code });
    throw new AuthorError(`${dist} could not be written: ${why} The last build is unchanged.`);
  }
}

/** The words of Node and of the bundler for a refused write. */
const refusals = [
  ['ENOSPC', /\bENOSPC\b|\(os error 28\)/],
  ['EACCES', /\b(EACCES|EROFS)\b|\(os error (13|30)\)/],
  ['EPERM', /\b(EBUSY|EPERM)\b|\(os error 32\)/],
] as const;

export interface ServeOptions extends Pick<ServerOptions, 'port' | 'host' | 'open'> {
  /** The translation that is served; the original by default. */
  readonly lang?: string;
}

/** Serves a story for writing until the process ends. @throws AuthorError if it, or its translation, does not exist. */
export async function serveStory(
  options: StoryOptions,
  { lang, ...server }: ServeOptions,
): Promise<void> {
  const { story, at, tags } = options.files;
  const { name } = enginePackage;
  if (!existsSync(at(story)))
    throw new AuthorError(
      `${story} does not exist. Name the folder of a story after the command, or begin one: ${name} new FOLDER`,
    );
  if (lang !== undefined && !tags().includes(lang))
    throw new AuthorError(
      `The story has no translation "${lang}". Name another after --lang, or begin one: ${name} translate ${lang}`,
    );
  const config = storyConfig(options, lang);
  const listening = { ...config.server, ...server };
  const serving = await createServer({ ...config, configFile: false, server: listening });
  await serving.listen();
  serving.printUrls();
  serving.bindCLIShortcuts({ print: true });
}
