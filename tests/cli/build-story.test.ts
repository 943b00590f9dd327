import { cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { resolveConfig } from 'vite';
import { expect, test } from 'vitest';
import { buildStory } from '../../src/cli/build-story.ts';
import { resolveOptions, storyConfig } from '../../src/cli/story-map.ts';
import { asideOf } from '../../src/files/write-whole.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const at = temporaryFolder();

const full = 'the disk is full. Make room, and run the command again.';
const denied = 'there is no permission to write there. Choose a folder that is yours.';
const held = 'a program has it open, or it is not yours. Close that, or choose another folder.';

test.each([
  ['ENOSPC: no space left on device, write', full],
  ["Build failed:\nError: EACCES: permission denied, mkdir '.cache'", denied],
  ["EBUSY: resource busy or locked, rename 'dist'", held],
  ['Caused by:\n    Read-only file system (os error 30)', denied],
  ['Failed to write file\n\nCaused by:\n    No space left on device (os error 28)\n\nStack:', full],
])('a failed write explains why and leaves nothing behind: %j', async (words, why) => {
  await mkdir(at('dist'));
  const env = { STORY: 'examples/starter', STORY_DIST: at('dist') };
  const halfway = async () => {
    await mkdir(asideOf(at('dist')));
    await writeFile(`${asideOf(at('dist'))}/index.html`, 'half');
    throw new Error(words);
  };
  await expect(buildStory(resolveOptions(process.cwd(), env), 'silent', halfway)).rejects.toThrow(
    `${at('dist')} could not be written: ${why} The last build is unchanged.`,
  );
  expect(await readdir(at())).toEqual(['dist']);
});

test('a build replaces an earlier build, but never a folder of the author’s', async () => {
  await cp('examples/starter', at('own/story'), { recursive: true });
  await symlink(at('own/story'), at('own/link'), 'junction');
  const parts = ['index.html', 'service-worker.js', 'hosting'];
  const built = ['.', 'dist', 'clone'].flatMap((into) => parts.map((part) => `${into}/${part}`));
  for (const folder of [...built, 'clone/.git', 'notes/diary'])
    await mkdir(at(`own/${folder}`), { recursive: true });
  const build = (STORY_DIST: string) =>
    buildStory(resolveOptions(at('own'), { STORY: 'story', STORY_DIST }), 'silent', async () => {});
  const owned = 'story . .. link story/public/site STORY/Geo notes story/story.md clone'.split(' ');
  for (const dist of owned)
    await expect(build(dist)).rejects.toThrow(`A build cannot replace ${dist}: `);
  const config = {
    ...storyConfig(resolveOptions(at('own'), { STORY_DIST: '.' })),
    configFile: false,
  } as const;
  await expect(resolveConfig(config, 'build')).rejects.toThrow('A build cannot replace .: ');
  for (const dist of ['dist', 'story/dist', 'site']) await build(dist);
});
