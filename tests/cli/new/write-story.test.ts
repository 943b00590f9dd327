import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeStory } from '../../../src/cli/new/write-story.ts';
import { storyFilesIn } from '../../../src/load/files/story-files.ts';
import { loadStory } from '../../../src/load/load-story.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const project = process.cwd();
const write = (folder: string, copy?: (to: string) => Promise<void>) =>
  writeStory(folder, { root: project, ...(copy && { copy }) });

const at = temporaryFolder();

describe('a new story', () => {
  test('is sound: three sections, three layers and what it cites', async () => {
    await write(at('my-story'));
    const files = storyFilesIn(project, at('my-story'));
    const { story, layers, scenes, sources } = await loadStory(project, { files });
    expect(story.sections).toHaveLength(3);
    expect(layers).toHaveLength(3);
    expect(Object.keys(scenes)).toEqual(story.sections.map(({ id }) => id));
    expect(new Set(story.cited.map(({ source }) => source))).toEqual(new Set(Object.keys(sources)));
  });

  test('explains in each of its files of settings what one decides there', async () => {
    await write(at('my-story'));
    for (const file of ['story.md', 'scenes.yaml', 'layers.yaml', 'labels.yaml', 'settings.yaml']) {
      expect(await readFile(at(`my-story/${file}`), 'utf8')).toMatch(/^\s*# [A-Z].*\.$/m);
    }
  });

  test('takes the place of an empty folder, also through a link', async () => {
    await mkdir(at('empty'));
    await symlink(at('empty'), at('link'));
    await write(at('link'));
    expect(await readdir(at('empty'))).toContain('story.md');
    expect((await readdir(at())).sort()).toEqual(['empty', 'link']);
  });
});

describe('a new story is refused', () => {
  test('where a folder holds anything, which stays as it is', async () => {
    await mkdir(at('full'));
    await writeFile(at('full/story.md'), 'mine');
    await expect(write(at('full'))).rejects.toThrow(
      `${at('full')} is not empty: story.md is there, and nothing in it is written over. Name another folder.`,
    );
    expect(await readFile(at('full/story.md'), 'utf8')).toBe('mine');
    expect(await readdir(at('full'))).toEqual(['story.md']);
  });

  test('where a file is, or within one', async () => {
    await writeFile(at('file'), 'mine');
    await expect(write(at('file'))).rejects.toThrow('file is a file. Name a folder');
    await expect(write(at('file/story'))).rejects.toThrow('file is a file. Name a folder');
    expect(await readFile(at('file'), 'utf8')).toBe('mine');
  });

  test('where the folder around it is not there', async () => {
    await expect(write(at('a/b'))).rejects.toThrow(`${at('a')} is not there. Make it first`);
    expect(await readdir(at())).toEqual([]);
  });

  test.each(['.', 'src/my-story', 'src', 'geo/mine', 'my-story', 'examples'])(
    'in the project, as %s',
    async (folder) => {
      await expect(write(folder)).rejects.toThrow(
        `${folder} is inside the engine's project. Name a folder beside it, such as ../my-story.`,
      );
    },
  );

  test('in the project by way of a link', async () => {
    await symlink(join(project, 'src'), at('link'));
    await expect(write(at('link/mine'))).rejects.toThrow('is inside the engine');
  });
});

test.each([
  ['ENOSPC', 'the disk is full. Make room, and run the command again.'],
  ['EACCES', 'there is no permission to write there. Choose a folder that is yours.'],
  ['EIO', 'EIO.'],
])('a story that cannot be written whole is not there at all: %s', async (code, words) => {
  const halfway = async (to: string): Promise<void> => {
    await writeFile(join(to, 'story.md'), 'half');
    throw Object.assign(new Error(code), { code });
  };
  await expect(write(at('my-story'), halfway)).rejects.toThrow(
    `${at('my-story')} was not written: ${words}`,
  );
  expect(await readdir(at())).toEqual([]);
});
