import { defineConfig } from 'vite';
import { storyCharts } from './src/build/charts/story-charts.ts';
import { inlineCssPlugin } from './src/build/inline-css.ts';
import { policyPlugin } from './src/build/policy-plugin.ts';
import { publishPlugin } from './src/build/publish-plugin.ts';
import { storyPlugin } from './src/build/story-plugin.ts';

export default defineConfig({
  base: './',
  plugins: [
    storyPlugin({ charts: storyCharts(import.meta.dirname) }),
    inlineCssPlugin(),
    policyPlugin(),
    publishPlugin(),
  ],
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
