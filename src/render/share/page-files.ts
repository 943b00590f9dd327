import { extname } from 'node:path';
import type { Plugin } from 'vite';
import { zipOf } from '../../files/zip.ts';
import type { LoadedStory } from '../../load/load-story.ts';
import type { StoryStore } from '../../load/story-store.ts';
import type { MadeFiles } from '../../stills/stills-plugin.ts';
import type { Words } from '../../words/words.ts';
import { layersFile } from '../about-map.ts';
import { filesOf } from '../pictures.ts';

const types: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.vtt': 'text/vtt',
  '.zip': 'application/zip',
};

export function pageFilesPlugin({ load }: StoryStore, maps: MadeFiles): Plugin {
  const ofStory = async (): Promise<MadeFiles> => {
    const loaded = await load();
    const hasLayers = loaded.described.some(({ file }) => file);
    const zip = [[layersFile, async () => zipLayers(loaded)]] as const;
    return new Map([...filesOf(loaded), ...(hasLayers ? zip : [])]);
  };
  return {
    name: 'page-files',
    async generateBundle() {
      // Pictures are made one by one, since each takes all cores, and memory for all its pixels.
      for (const [fileName, make] of [...maps, ...(await ofStory())])
        this.emitFile({ type: 'asset', fileName, source: await make() });
    },
    configureServer({ middlewares }) {
      middlewares.use(async ({ url = '' }, response, next) => {
        const address = url.replace(/^\/|\?.*$/g, '');
        const isOfStory = address.startsWith('assets/pictures/') || address === layersFile;
        try {
          const make = maps.get(address) ?? (isOfStory && (await ofStory()).get(address));
          if (!make) return next();
          const made = await make();
          response.setHeader('Content-Type', types[extname(address)] ?? '');
          response.setHeader('Cache-Control', 'no-cache');
          response.end(made);
        } catch (error) {
          next(error);
        }
      });
    },
  };
}

/** Packs the layers' GeoJSON, each file named after its layer, into a ZIP with a text about their origins. */
export function zipLayers({ described, words, files: { bytes } }: LoadedStory): Uint8Array {
  const layers = described.flatMap(({ file, ...layer }) => (file ? [{ file, ...layer }] : []));
  const files = layers.map(({ id, file }) => [`${id}.geojson`, bytes(file) ?? ''] as const);
  return zipOf({
    ...Object.fromEntries(files),
    'README.txt': layers.map((layer) => originOf(layer, words)).join('\n'),
  });
}

function originOf({ id, label, metadata }: LoadedStory['described'][number], { render }: Words) {
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
