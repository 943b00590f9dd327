import type { Plugin } from 'vite';
import { readOwn } from '../../load/files/own-file.ts';
import { zipOf } from '../../load/files/zip.ts';
import type { LoadedStory } from '../../load/load-story.ts';
import type { StoryStore } from '../../load/story-store.ts';
import type { Words } from '../../words/words.ts';
import { layersFile } from '../about-map.ts';

/** Writes the GeoJSON of all layers into one ZIP beside the page; in dev on request. */
export function layersZipPlugin({ root, load }: StoryStore): Plugin {
  return {
    name: 'layers-zip',
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
    async generateBundle() {
      const source = zipLayers(root, await load());
      if (source) this.emitFile({ type: 'asset', fileName: layersFile, source });
    },
  };
}

/** The layers' files, each named for its layer, and their origin as text; nothing where there are none. */
export function zipLayers(
  root: string,
  { described, words, files: { folder } }: Pick<LoadedStory, 'described' | 'words' | 'files'>,
): Uint8Array | undefined {
  const layers = described.flatMap(({ file, ...layer }) => (file ? [{ file, ...layer }] : []));
  if (layers.length === 0) return undefined;
  const files = layers.map(
    ({ id, file }) => [`${id}.geojson`, readOwn(root, folder, file) ?? ''] as const,
  );
  return zipOf({
    ...Object.fromEntries(files),
    'README.txt': layers.map((layer) => originOf(layer, words)).join('\n'),
  });
}

/** Where a layer comes from, and on what terms it may be used. */
function originOf(
  { id, label, metadata }: LoadedStory['described'][number],
  { render }: Words,
): string {
  const { summary, sources, method, certainty, license } = metadata;
  const from = sources.map(({ title, publisher, version, date, url, licence }) =>
    [title, publisher, version, date, url, licence].filter(Boolean).join(', '),
  );
  const rows = [
    [render.source, from.join('; ')],
    [render.method, method],
    [render.certainty, certainty],
    [render.licence, license],
    [render.credit, [...new Set(sources.map(({ credit }) => credit))].join('; ')],
  ].flatMap(([term, text]) => (text ? [`${term}: ${text}`] : []));
  return `${[`${label} (${id}.geojson)`, ...(summary ? [summary] : []), ...rows].join('\n')}\n`;
}
