import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build, type LogLevel } from 'vite';
import { asideOf } from './build/publish/publish-plugin.ts';
import { storyFilesIn, translationsIn } from './build/story/files/story-files.ts';
import { type Env, outDir, storyConfig } from './story-map.ts';

/**
 * Builds the page of each translation and then that of the original, and publishes them together. What is
 * wrong with one of them leaves what was published before as it was.
 *
 * @param root The project's root.
 * @param env The variables that say which story it is, and where and how it is published.
 * @throws StoryError where its files are not sound.
 */
export async function buildStory(root: string, env: Env, logLevel: LogLevel): Promise<void> {
  const translations = translationsIn(root, storyFilesIn(root, env.STORY).folder);
  await rm(resolve(root, asideOf(outDir(env))), { recursive: true, force: true });
  for (const translation of [...translations, undefined]) {
    const config = storyConfig(root, env, translation);
    await build({
      ...config,
      configFile: false,
      logLevel,
      build: { ...config.build, emptyOutDir: false },
    });
  }
}
