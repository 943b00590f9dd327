import { defineConfig } from 'vite';
import { storyCharts } from './src/build/charts/story-charts.ts';
import { downloads } from './src/build/downloads.ts';
import { embeddedBy } from './src/build/hosting/embedded-by.ts';
import { hostingPlugin } from './src/build/hosting/hosting-plugin.ts';
import { inlineCssPlugin } from './src/build/inline-css.ts';
import { licencesPlugin } from './src/build/licences/licences-plugin.ts';
import { lowPriorityPlugin } from './src/build/low-priority.ts';
import { mapCssPlugin } from './src/build/map-css.ts';
import { offlinePlugin } from './src/build/offline/offline-plugin.ts';
import { policyPlugin } from './src/build/policy-plugin.ts';
import { publishPlugin } from './src/build/publish-plugin.ts';
import { sectionMaps } from './src/build/section-maps/section-maps-plugin.ts';
import { sharePlugin } from './src/build/share/share-plugin.ts';
import { storyUrl } from './src/build/share/story-url.ts';
import { storyPlugin } from './src/build/story-plugin.ts';
import { labels } from './src/story/labels.ts';

const baseUrl = storyUrl(process.env);
const maps = sectionMaps(labels);

export default defineConfig({
  base: './',
  plugins: [
    storyPlugin({
      charts: storyCharts(import.meta.dirname),
      sectionMap: maps.sectionMap,
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
    publishPlugin(),
  ],
  css: { transformer: 'lightningcss', lightningcss: { drafts: { customMedia: true } } },
  html: { additionalAssetSources: { a: downloads } },
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
