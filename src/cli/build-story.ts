import { resolve } from 'node:path';
import { build, type InlineConfig, type LogLevel } from 'vite';
import { storyFilesIn, translationsIn } from '../load/files/story-files.ts';
import { clearAside, whyUnwritten } from '../load/files/write-whole.ts';
import { type Env, outDir, storyConfig } from './story-map.ts';

/**
 * Builds the page of each translation, then that of the original, and publishes them together. @throws StoryError where
 * the files are not sound, Error where they cannot be written; what was published before stays as it was.
 */
export async function buildStory(
  root: string,
  env: Env,
  logLevel: LogLevel,
  make: (config: InlineConfig) => Promise<unknown> = build,
): Promise<void> {
  const translations = translationsIn(root, storyFilesIn(root, env.STORY).folder);
  const dist = outDir(env);
  clearAside(resolve(root, dist));
  try {
    for (const translation of [...translations, undefined]) {
      const config = storyConfig(root, env, translation);
      await make({
        ...config,
        configFile: false,
        logLevel,
        build: { ...config.build, emptyOutDir: false },
      });
    }
  } catch (error) {
    clearAside(resolve(root, dist));
    const [code] = refusals.find(([, words]) => words.test(String(error))) ?? [];
    if (!code) throw error;
    const why = whyUnwritten({ name: '', message: '', code });
    throw new Error(`${dist} could not be written: ${why} The last build is unchanged.`);
  }
}

/** How Node and the bundler, whose report holds the system's words, report a refused write. */
const refusals = [
  ['ENOSPC', /\bENOSPC\b|\(os error 28\)/],
  ['EACCES', /\b(EACCES|EPERM|EROFS)\b|\(os error (13|30)\)/],
] as const;
