import { defineConfig } from 'vite';
import { downloadLinks } from './src/build/render/about-map.ts';
import { storyFilesIn } from './src/build/story/files/story-files.ts';
import { storyMap } from './src/story-map.ts';

const root = import.meta.dirname;

export default defineConfig({
  base: './',
  publicDir: storyFilesIn(root).published,
  plugins: storyMap(root, process.env),
  server: {
    watch: {
      ignored: [`${root}/dist-*/**`, `${root}/.cache/**`, '**/.*.{new,old}'],
      followSymlinks: false,
    },
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
      output: { codeSplitting: { groups: [{ name: 'maplibre', test: /maplibre-gl/ }] } },
    },
  },
});
