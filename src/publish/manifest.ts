import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';
import { AuthorError, orNothing } from '../files/story-error.ts';
import { isTag } from '../files/story-files.ts';
import type { StoryStore } from '../load/story-store.ts';
import { fullTitle } from '../render/head.ts';
import { type Headers, responseHeaders } from './headers.ts';

/** What is known of a built page, in the folder of each language. */
interface BuildManifest {
  readonly title: string;
  /** Its language as a BCP 47 tag. */
  readonly lang: string;
  /** The folders of its translations, each with a manifest. */
  readonly translations: readonly string[];
  /** The headers of every response. */
  readonly headers: Headers;
}

const manifestFile = 'hosting/build.json';

const tag = z.string().refine(isTag);

/** A build may come from elsewhere. */
const manifestSchema: z.ZodType<BuildManifest> = z.object({
  title: z.string(),
  lang: tag,
  translations: z.array(tag),
  headers: z.record(z.string().regex(/^[\w-]+$/), z.string().regex(/^[\x20-\x7e]*$/)),
});

/** Writes a page's manifest. */
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

/** Reads the manifest of a built folder. @param name The folder in messages. @throws AuthorError where there is none. */
export function readManifest(folder: string, name = folder): BuildManifest {
  const text = orNothing(() => readFileSync(join(folder, manifestFile), 'utf8'));
  const manifest = orNothing(() => manifestSchema.parse(JSON.parse(text ?? '')));
  if (manifest && existsSync(join(folder, 'index.html'))) return manifest;
  throw new AuthorError(`${name} has no whole build. Build the story first with "npm run build".`);
}
