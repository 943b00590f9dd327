import { existsSync } from 'node:fs';
import { build, createServer, type InlineConfig, type LogLevel, type ServerOptions } from 'vite';
import { enginePackage } from '../files/engine.ts';
import { AuthorError } from '../files/story-error.ts';
import { clearAside, whyUnwritten } from '../files/write-whole.ts';
import { assertReplaceable } from '../publish/publish-plugin.ts';
import type { StoryOptions } from './options.ts';
import { storyConfig } from './story-map.ts';

/**
 * Builds the translations' pages, then the original's, and publishes them together. @throws AuthorError if the story
 * has errors or the output cannot be written; the last build then stays unchanged
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

const refusals = [
  ['ENOSPC', /\bENOSPC\b|\(os error 28\)/],
  ['EACCES', /\b(EACCES|EROFS)\b|\(os error (13|30)\)/],
  ['EPERM', /\b(EBUSY|EPERM)\b|\(os error 32\)/],
] as const;

export interface ServeOptions extends Pick<ServerOptions, 'port' | 'host' | 'open'> {
  /** The tag of the translation to serve; by default, the original is served. */
  readonly lang?: string;
}

/** Serves a story, for its author to write, until the process ends. @throws AuthorError if it does not exist */
export async function serveStory(options: StoryOptions, { lang, ...server }: ServeOptions) {
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
  const config = { ...storyConfig(options, lang), configFile: false as const };
  const vite = await createServer({ ...config, server: { ...config.server, ...server } });
  await vite.listen();
  vite.printUrls();
  vite.bindCLIShortcuts({ print: true });
}
