import { expect, it } from 'vitest';
import { storyFilesIn } from '../../src/build/story/files/story-files.ts';

it('the tests read the stories that are here, whatever story the shell has chosen', async () => {
  Object.assign(process.env, { STORY: '../telegraph', STORY_TRANSLATION: 'fr', STORY_DIST: 'out' });
  await import('../../vitest.config.ts');
  expect(storyFilesIn('.').folder).toBe('src/story');
  expect(Object.keys(process.env).filter((name) => name.startsWith('STORY'))).toEqual([]);
});
