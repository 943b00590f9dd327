import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, type LogLevel } from 'vite';
import { asideOf } from './build/publish/publish-plugin.ts';
import { StoryError } from './build/story/files/story-error.ts';
import { storyFilesIn, translationsIn } from './build/story/files/story-files.ts';
import { outDir, storyConfig } from './story-map.ts';

/**
 * `npm run build -- [--embedded-by SITES]`: builds the page of each translation and then that of the original, and publishes them
 * together. What is wrong with one of them leaves what was published before as it was.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { 'embedded-by': { type: 'string', multiple: true } },
});
const sites = values['embedded-by'];
const env: NodeJS.ProcessEnv = {
  ...process.env,
  ...(sites && { STORY_EMBEDDED_BY: sites.join(' ') }),
};
const root = resolve(import.meta.dirname, '..');
const translations = translationsIn(root, storyFilesIn(root, env.STORY).folder);
const logLevel = (positionals[0] as LogLevel | undefined) ?? 'info';
try {
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
} catch (error) {
  if (!(error instanceof StoryError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
