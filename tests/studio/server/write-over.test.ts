import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tidy, writeOver } from '../../../src/studio/server/write-over.ts';
import { writeBesideEditor } from './write-beside-editor.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'over-'));
  path = join(folder, 'scenes.yaml');
  writeFileSync(path, 'old');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('writing over a text', () => {
  it('keeps the mode and the owner of its file', () => {
    chmodSync(path, 0o664);
    const mask = process.umask(0o077);
    expect(writeOver(path, 'old', 'new')).toBe(true);
    process.umask(mask);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o7777).toBe(0o664);
    expect(readdirSync(folder)).toEqual(['scenes.yaml']);
  });

  it('leaves a file that holds another text the very file that it is', () => {
    const { ino } = statSync(path);
    expect(writeOver(path, 'older', 'new')).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(statSync(path).ino).toBe(ino);
    expect(readdirSync(folder)).toEqual(['scenes.yaml']);
  });

  it('loses no save of an editor that saves at the same time', async () => {
    const { saves, lost, left } = await writeBesideEditor(1000);
    expect({ lost, left }).toEqual({ lost: 0, left: ['scenes.yaml'] });
    expect(saves).toBeGreaterThan(5);
  });
});

describe('what a process that was killed has left', () => {
  const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
  const leave = (ending: string, text = 'left') =>
    writeFileSync(join(folder, `.scenes.yaml.${id}.${ending}`), text);

  it('is taken away, and nothing else', () => {
    leave('new');
    leave('old');
    writeFileSync(join(folder, '.scenes.yaml.swp'), '');
    tidy(path);
    expect(readdirSync(folder).sort()).toEqual(['.scenes.yaml.swp', 'scenes.yaml']);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it('is put back where the file was renamed, and no other had come in its place', () => {
    rmSync(path);
    leave('old');
    leave('new');
    tidy(path);
    expect(readFileSync(path, 'utf8')).toBe('left');
    expect(readdirSync(folder)).toEqual(['scenes.yaml']);
  });
});
