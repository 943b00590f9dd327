import { defineConfig } from 'vite';
import { resolveOptions, storyConfig } from './src/cli/story-map.ts';

/** For `vite` itself and for editors; the commands hand it the same. */
export default defineConfig(storyConfig(resolveOptions(import.meta.dirname, process.env)));
