import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { AuthorError, orNothing } from '../files/story-error.ts';
import { isTag } from '../files/story-files.ts';
import type { StoryStore } from '../load/story-store.ts';
import { fullTitle } from '../render/head.ts';
import { type Headers, responseHeaders } from './headers.ts';

interface BuildManifest {
  readonly title: string;
  readonly lang: string;
  readonly translations: readonly string[];
  readonly headers: Headers;
}

const manifestFile = 'hosting/build.json';

export const manifestPlugin = (
  { load }: Pick<StoryStore, 'load'>,
  embeddedBy: readonly string[],
): Plugin => ({
  name: 'manifest',
  apply: 'build',
  async generateBundle() {
    const { story, words, editions, files } = await load();
    const manifest: BuildManifest = {
      title: fullTitle(story.meta, words),
      lang: story.meta.lang,
      translations: files.translation
        ? []
        : editions.flatMap(({ path }) => path.slice(0, -1) || []),
      headers: responseHeaders(embeddedBy),
    };
    const source = `${JSON.stringify(manifest, null, 2)}\n`;
    this.emitFile({ type: 'asset', fileName: manifestFile, source });
  },
});

/** Reads a build's manifest. @param name The folder in messages. @throws AuthorError if there is none. */
export function readManifest(folder: string, name = folder): BuildManifest {
  const manifest = orNothing(() => JSON.parse(readFileSync(join(folder, manifestFile), 'utf8')));
  if (manifest?.translations?.every(isTag) && existsSync(join(folder, 'index.html')))
    return manifest;
  throw new AuthorError(`${name} has no whole build. Build the story first with "npm run build".`);
}
