import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Plugin } from 'vite';
import { readOwn } from '../../load/files/own-file.ts';
import { zipOf } from '../../load/files/zip.ts';
import type { LoadedStory } from '../../load/load-story.ts';
import type { StoryStore } from '../../load/story-store.ts';
import { layersFile, renderLayers } from '../about-map.ts';
import { plainText } from './plain-text.ts';

/** The story's plain text, in the folder of its page. */
const textFile = 'story.txt';

/**
 * Writes beside the page what is read without one: the story as plain text, for feeds and machines, and the
 * GeoJSON of all layers that the page offers for download, in one ZIP with what is known of them.
 */
export function storyFilesPlugin({ root, load }: StoryStore): Plugin {
  return {
    name: 'story-files',
    configureServer({ middlewares }) {
      middlewares.use(`/${layersFile}`, async (_, response, next) => {
        try {
          response.setHeader('Content-Type', 'application/zip');
          response.end(zipLayers(root, await load()));
        } catch (error) {
          next(error);
        }
      });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_, { server }) =>
        server
          ? []
          : [
              {
                tag: 'link',
                attrs: { rel: 'alternate', type: 'text/plain', href: textFile },
                injectTo: 'head',
              },
            ],
    },
    async generateBundle() {
      const source = zipLayers(root, await load());
      if (source) this.emitFile({ type: 'asset', fileName: layersFile, source });
    },
    async writeBundle({ dir = '.' }) {
      const page = await readFile(join(dir, 'index.html'), 'utf8');
      await writeFile(join(dir, textFile), storyText(page));
    },
  };
}

/** The text of a built page. */
export function storyText(page: string): string {
  const main = parseHTML(page).document.querySelector('main');
  for (const link of main?.querySelectorAll('[download]') ?? []) link.remove();
  return main ? plainText(main) : '';
}

/** The layers' files, each named for its layer; nothing where there are none. */
export function zipLayers(
  root: string,
  { described, words, files: { folder } }: Pick<LoadedStory, 'described' | 'words' | 'files'>,
): Uint8Array | undefined {
  const layers = described.flatMap(({ file, ...layer }) => (file ? [{ file, ...layer }] : []));
  if (layers.length === 0) return undefined;
  const files = layers.map(
    ({ id, file }) => [`${id}.geojson`, readOwn(root, folder, file) ?? ''] as const,
  );
  const { document } = parseHTML(`<main>${renderLayers(layers, words)}</main>`);
  const about = document.querySelector('main');
  return zipOf({
    ...Object.fromEntries(files),
    'README.txt': about ? plainText(about) : '',
  });
}
