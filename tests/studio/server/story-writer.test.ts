import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storyFilesIn } from '../../../src/build/story/files/story-files.ts';
import { type StoryWriter, storyWriter } from '../../../src/studio/server/story-writer.ts';

const scenes = `# What the map shows.
fiji:
  bounds: [176.8, -18.6, -179.5, -16] # the islands
  layers: [meridian]
`;
const moved = scenes.replace('[176.8, -18.6, -179.5, -16]', '[176, -19, -179, -16]');
const value = [176, -19, -179, -16];

let root: string;
let writer: StoryWriter;
const path = () => join(root, 'story/scenes.yaml');
const onDisk = () => readFileSync(path(), 'utf8');
const write = (
  edits = [{ path: ['fiji', 'bounds'], value: value as unknown }],
  version = writer.versions().scenes,
) => writer.write({ file: 'scenes', version, edits, label: 'the view of fiji' });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'writer-'));
  mkdirSync(join(root, 'story'));
  writeFileSync(path(), scenes);
  writer = storyWriter(root, () => storyFilesIn(root, 'story'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('what the author does on the map', () => {
  it('is written into the file, all else of which stays, and nothing is left beside it', () => {
    write();
    expect(onDisk()).toBe(moved);
    expect(readdirSync(join(root, 'story'))).toEqual(['scenes.yaml']);
  });

  it('is written after what was written before', () => {
    write();
    write([{ path: ['fiji', 'pitch'], value: 30 }]);
    expect(onDisk()).toBe(moved.replace('the islands\n', 'the islands\n  pitch: 30\n'));
  });

  it('is refused where the file has changed since the author looked', () => {
    const { scenes: version } = writer.versions();
    const other = scenes.replace('[meridian]', '[]');
    writeFileSync(path(), other);
    expect(() => write(undefined, version)).toThrow(
      'story/scenes.yaml has changed meanwhile. Look at it as it is now and try again.',
    );
    expect(onDisk()).toBe(other);
  });

  it('is refused where the file would not be sound', () => {
    expect(() => write([{ path: ['fiji', 'pitch'], value: 300 }])).toThrow(
      /story\/scenes\.yaml is as it was: .*"fiji\.pitch": must be a number from 0 to 60/s,
    );
    expect(onDisk()).toBe(scenes);
  });

  it('is refused where the file is a link that leads out of the folder', () => {
    const outside = join(root, 'outside.yaml');
    renameSync(path(), outside);
    symlinkSync(outside, path());
    expect(() => write()).toThrow("it lies outside of the story's folder");
    expect(readFileSync(outside, 'utf8')).toBe(scenes);
  });

  it('is refused where the file is gone', () => {
    const { scenes: version } = writer.versions();
    rmSync(path());
    expect(() => write(undefined, version)).toThrow('story/scenes.yaml has changed meanwhile.');
    expect(readdirSync(join(root, 'story'))).toEqual([]);
  });
});

describe('taking back', () => {
  it('gives the files as they were, to the letter, one writing after the other', () => {
    write();
    write([{ path: ['fiji', 'pitch'], value: 30 }]);
    writer.undo();
    expect(onDisk()).toBe(moved);
    expect(writer.last()).toBe('the view of fiji');
    writer.undo();
    expect(onDisk()).toBe(scenes);
    expect(writer.last()).toBeUndefined();
    expect(() => writer.undo()).toThrow('There is nothing to take back.');
  });

  it('is refused where the author has written since', () => {
    write();
    const mine = `${moved}# mine\n`;
    writeFileSync(path(), mine);
    expect(() => writer.undo()).toThrow(
      'story/scenes.yaml has changed since "the view of fiji". Take that back in your editor.',
    );
    expect(onDisk()).toBe(mine);
  });
});
