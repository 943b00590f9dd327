import { chmodSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { openFolder } from '../../../src/files/open-folder.ts';
import { asideOf } from '../../../src/files/write-whole.ts';
import { versionOfText } from '../../../src/load/story-store.ts';
import { type StoryWriter, storyWriter } from '../../../src/studio/server/story-writer.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const scenes = `# What the map shows.
fiji:
  bounds: [176.8, -18.6, -179.5, -16] # the islands
  layers: [meridian]
`;
const moved = scenes.replace('[176.8, -18.6, -179.5, -16]', '[176, -19, -179, -16]');
const tilted = `${moved}  pitch: 30\n`;

const at = temporaryFolder();
let writer: StoryWriter;
let saved: string[];
const path = () => at('story/scenes.yaml');
const onDisk = () => at.read('story/scenes.yaml');
const now = () => versionOfText(onDisk());
const write = (key = 'bounds', value: unknown = [176, -19, -179, -16], version = now()) =>
  writer.write({
    file: 'scenes',
    version,
    edits: [{ path: ['fiji', key], value }],
    label: `the ${key} of fiji`,
  });

beforeEach(() => {
  at.write('story/scenes.yaml', scenes);
  saved = [];
  const files = () => openFolder(at(), 'story');
  writer = storyWriter({ files, saved: (file) => saved.push(file) });
});

describe('an edit on the map', () => {
  it('is written into the file, which otherwise stays unchanged, edit after edit', () => {
    chmodSync(path(), 0o664);
    const version = now();
    write();
    expect(onDisk()).toBe(moved);
    write('pitch', 30, version);
    expect(onDisk()).toBe(tilted);
    expect(saved).toEqual([path(), path()]);
    expect(readdirSync(at('story'))).toEqual(['scenes.yaml']);
    expect(statSync(path()).mode & 0o777).toBe(0o664);
  });

  it('is refused if the file has changed since the author looked, or is gone', () => {
    const version = now();
    const other = scenes.replace('[meridian]', '[]');
    const words = 'story/scenes.yaml has changed meanwhile. Look at it as it is now and try again.';
    at.write('story/scenes.yaml', other);
    expect(() => write('pitch', 30, version)).toThrow(words);
    expect(onDisk()).toBe(other);
    expect(saved).toEqual([path()]);
    write();
    write('bounds', [176.8, -18.6, -179.5, -16]);
    expect(() => write('pitch', 30, version)).toThrow(words);
    rmSync(path());
    expect(() => write('pitch', 30, version)).toThrow('story/scenes.yaml no longer exists.');
    expect(readdirSync(at('story'))).toEqual([]);
  });

  it('is refused if it would make the file invalid', () => {
    expect(() => write('pitch', 300)).toThrow(
      /story\/scenes\.yaml is unchanged: .*"fiji\.pitch" must be a number from 0 to 60/s,
    );
    expect(onDisk()).toBe(scenes);
  });

  it('is refused if the file is a link out of the folder', () => {
    const outside = at('outside.yaml');
    renameSync(path(), outside);
    symlinkSync(outside, path());
    expect(() => write()).toThrow(/it leads to .*, outside the story’s folder/);
    expect(at.read('outside.yaml')).toBe(scenes);
  });

  it('follows no symbolic link planted under a guessable name', () => {
    const outside = at('outside.yaml');
    at.write('outside.yaml', 'mine');
    symlinkSync(outside, asideOf(path()));
    write();
    expect(at.read('outside.yaml')).toBe('mine');
    expect(onDisk()).toBe(moved);
  });
});

it('undo restores the files exactly, edit by edit', () => {
  write();
  write('pitch', 30);
  writer.undo();
  expect(onDisk()).toBe(moved);
  expect(writer.last()).toBe('the bounds of fiji');
  writer.undo();
  expect(onDisk()).toBe(scenes);
  expect(writer.last()).toBeUndefined();
  expect(() => writer.undo()).toThrow('There is nothing to take back.');
});

it('undo is refused if the author has written to the file since', () => {
  write();
  const mine = `${moved}# mine\n`;
  at.write('story/scenes.yaml', mine);
  expect(() => writer.undo()).toThrow(
    'story/scenes.yaml has changed since "the bounds of fiji". Take that back in your editor.',
  );
  expect(onDisk()).toBe(mine);
});
