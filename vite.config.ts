import { defineConfig } from 'vite';
import { storyConfig } from './src/story-map.ts';

export default defineConfig(storyConfig(import.meta.dirname, process.env));
