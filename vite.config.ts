import { defineConfig } from 'vite';
import { storyCharts } from './src/build/charts/story-charts.ts';
import { brokenTextPlugin } from './src/build/check/broken-text-plugin.ts';
import { embeddedBy } from './src/build/hosting/embedded-by.ts';
import { hostingPlugin } from './src/build/hosting/hosting-plugin.ts';
import { licencesPlugin } from './src/build/licences/licences-plugin.ts';
import { offlinePlugin } from './src/build/offline/offline-plugin.ts';
import { downloadLinks } from './src/build/page/download-links.ts';
import { inlineCssPlugin } from './src/build/page/inline-css.ts';
import { lowPriorityPlugin } from './src/build/page/low-priority.ts';
import { mapCssPlugin } from './src/build/page/map-css.ts';
import { policyPlugin } from './src/build/page/policy-plugin.ts';
import { storyPlugin } from './src/build/render/story-plugin.ts';
import { publishPlugin } from './src/build/serve/publish-plugin.ts';
import { sharePlugin } from './src/build/share/share-plugin.ts';
import { storyUrl } from './src/build/share/story-url.ts';
import { sectionMaps } from './src/build/stills/stills-plugin.ts';
import { wordsPlugin } from './src/build/words/words-plugin.ts';
import { credits } from './src/story/credits.ts';
import { labels } from './src/story/labels.ts';

const baseUrl = storyUrl(process.env);
const maps = sectionMaps(labels);

export default defineConfig({
  base: './',
  plugins: [
    wordsPlugin(),
    storyPlugin({
      charts: storyCharts(import.meta.dirname),
      sectionMap: maps.sectionMap,
      credits,
      ...(baseUrl && { baseUrl }),
    }),
    maps.plugin,
    sharePlugin(baseUrl ? { baseUrl } : {}),
    inlineCssPlugin(),
    mapCssPlugin(),
    lowPriorityPlugin(),
    licencesPlugin(),
    policyPlugin(),
    offlinePlugin({ off: process.env.STORY_OFFLINE === 'off' }),
    hostingPlugin({ embeddedBy: embeddedBy(process.env) }),
    brokenTextPlugin(),
    publishPlugin(),
  ],
  css: { transformer: 'lightningcss', lightningcss: { drafts: { customMedia: true } } },
  html: { additionalAssetSources: { a: downloadLinks } },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'maplibre', test: /maplibre-gl/ }] } },
    },
  },
});
