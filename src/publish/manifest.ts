import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';
import { AuthorError, orNothing } from '../files/story-error.ts';
import { isTag } from '../files/story-files.ts';
import type { StoryStore } from '../load/story-store.ts';
import { fullTitle } from '../render/head.ts';
import { responseHeaders } from './headers.ts';

const manifestFile = 'hosting/build.json';

const tag = z.string().refine(isTag);

/** The schema of manifests, which are checked when read, since a build may come from elsewhere. */
const manifestSchema = z.object({
  title: z.string(),
  lang: tag,
  translations: z.array(tag),
  headers: z.record(z.string().regex(/^[\w-]+$/), z.string().regex(/^[\x20-\x7e]*$/)),
});

type BuildManifest = z.infer<typeof manifestSchema>;

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

/** Reads a build's manifest. @param name The folder's name in messages. @throws AuthorError if there is none. */
export function readManifest(folder: string, name = folder): BuildManifest {
  const text = orNothing(() => readFileSync(join(folder, manifestFile), 'utf8'));
  const manifest = orNothing(() => manifestSchema.parse(JSON.parse(text ?? '')));
  if (manifest && existsSync(join(folder, 'index.html'))) return manifest;
  throw new AuthorError(`${name} has no whole build. Build the story first with "npm run build".`);
}
