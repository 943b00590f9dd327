import { resolve } from 'node:path';
import { packStory } from './pack-story.ts';

/** `npm run pack`: packs the built story that `STORY` and `STORY_DIST` name into a ZIP. */
try {
  const root = resolve(import.meta.dirname, '../../..');
  const { file, bytes, sha256 } = await packStory({ root, dist: process.env.STORY_DIST || 'dist' });
  console.log(`${file}: ${(bytes / 1e6).toFixed(1)} MB, SHA-256 ${sha256}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
