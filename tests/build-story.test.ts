import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { asideOf } from '../src/build/story/files/aside.ts';
import { buildStory } from '../src/build-story.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const at = temporaryFolder();

test.each([
  'ENOSPC: no space left on device, write',
  'Build failed with 1 error:\n\nFailed to write file\n\nCaused by:\n    No space left on device (os error 28)\n\nStack backtrace:',
])(
  'a build for which the disk has no room says so, and leaves nothing of it: %j',
  async (words) => {
    await mkdir(at('dist'));
    const env = { STORY: 'examples/starter', STORY_DIST: at('dist') };
    const halfway = async () => {
      await mkdir(asideOf(at('dist')));
      await writeFile(`${asideOf(at('dist'))}/index.html`, 'half');
      throw new Error(words);
    };
    await expect(buildStory(process.cwd(), env, 'silent', halfway)).rejects.toThrow(
      `${at('dist')} could not be written: the disk is full. Make room, and run the command again. What was built before is as it was.`,
    );
    expect(await readdir(at())).toEqual(['dist']);
  },
);
