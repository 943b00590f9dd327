import type { PluginOption, UserConfig } from 'vite';
import { engineRoot, isLinked } from '../files/engine.ts';
import { slashed } from '../files/story-files.ts';
import { storyFontsPlugin } from '../fonts/story-fonts-plugin.ts';
import { editorSchemasPlugin } from '../load/editor-schemas-plugin.ts';
import { storyStore } from '../load/story-store.ts';
import { headersPlugin } from '../publish/headers.ts';
import { manifestPlugin } from '../publish/manifest.ts';
import { offlinePlugin } from '../publish/offline-plugin.ts';
import { publicFilesPlugin } from '../publish/public-files-plugin.ts';
import { assertReplaceable, publishPlugin } from '../publish/publish-plugin.ts';
import { downloadLinks } from '../render/about-map.ts';
import { licencesPlugin } from '../render/licences-plugin.ts';
import { policyPlugin } from '../render/policy.ts';
import { pageFilesPlugin } from '../render/share/page-files.ts';
import { sharePlugin } from '../render/share/share-plugin.ts';
import { storyDataPlugin } from '../render/story-data-plugin.ts';
import { storyPlugin } from '../render/story-plugin.ts';
import { inlineCssPlugin, mapCssPlugin } from '../render/styles.ts';
import { sectionMaps } from '../stills/stills-plugin.ts';
import { studio } from '../studio/server/studio-plugin.ts';
import type { StoryOptions } from './options.ts';

export { resolveOptions } from './options.ts';

/** Vite's configuration for a story's page. The root is the engine's folder, which holds `index.html`. */
export function storyConfig(options: StoryOptions, translation?: string): UserConfig {
  const { root, at, published } = options.files;
  const dist = at(options.dist);
  const unwatched = [dist, `${dist}-*`, at('.cache')].map((folder) => `${slashed(folder)}/**`);
  return {
    root: engineRoot,
    base: './',
    resolve: { preserveSymlinks: [root, engineRoot].some(isLinked) },
    publicDir: at(published),
    cacheDir: at(`.cache/vite${translation ? `-${translation}` : ''}`),
    // Vite must not answer an unknown URL with the page.
    appType: 'mpa',
    plugins: storyMap(options, translation),
    server: {
      // A page of another local server must not read an unpublished story.
      cors: false,
      watch: { ignored: [...unwatched, '**/*-{next,last}-pid+([0-9])'], followSymlinks: false },
    },
    css: { transformer: 'lightningcss', lightningcss: { drafts: { customMedia: true } } },
    html: { additionalAssetSources: { a: downloadLinks } },
    worker: { format: 'es' },
    build: {
      target: 'es2022',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1200,
      rolldownOptions: {
        checks: { bundlerTimings: false },
        output: { codeSplitting: { groups: [maplibre] } },
      },
    },
  };
}

const maplibre = { name: 'maplibre', test: /node_modules[\\/]maplibre-gl[\\/]/ };

/** The plugins that make a story's page, in order: each builds on those before it. */
function storyMap(options: StoryOptions, translation?: string): PluginOption[] {
  const { files, dist, url: home } = options;
  const baseUrl = home && translation ? new URL(`${translation}/`, home).href : home;
  const file = home?.slice(new URL('.', home).href.length);
  const store = storyStore(files.edition(translation));
  const { sectionMap, poster, ...maps } = sectionMaps(store);
  const embeddable = options.embeddedBy.length > 0;
  const pictures = { sectionMap, poster, embeddable, file, ...(baseUrl && { baseUrl }) };
  const addFiles = async (paths: readonly string[]) => {
    const { addData } = await import('./data/add-data.ts');
    return addData(files.edition(undefined), paths);
  };
  const writing = studio(store, pictures, addFiles);
  return [
    { name: 'own-files', apply: 'build', config: () => assertReplaceable(store.files(), dist) },
    store.watch,
    storyDataPlugin(store),
    storyFontsPlugin(store),
    editorSchemasPlugin(store),
    storyPlugin(writing.store, pictures),
    maps.plugin,
    pageFilesPlugin(store, maps.files),
    writing.plugin,
    publicFilesPlugin(store),
    sharePlugin(store, embeddable),
    inlineCssPlugin(),
    mapCssPlugin(),
    licencesPlugin(store),
    policyPlugin(),
    manifestPlugin(store, options.embeddedBy),
    offlinePlugin(store, !options.offline),
    translation ? [] : headersPlugin(options.embeddedBy, options.base),
    publishPlugin(files.at(dist), translation),
  ];
}
