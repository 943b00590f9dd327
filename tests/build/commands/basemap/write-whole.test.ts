import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole } from '../../../../src/build/commands/basemap/files/write-whole.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'write-whole-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A disk that has room for some bytes of the second file. */
function failing(code: string) {
  let files = 0;
  return (path: string, text: string): void => {
    files += 1;
    writeFileSync(path, files === 1 ? text : text.slice(0, 2));
    if (files > 1) throw Object.assign(new Error(`${code}: write`), { code });
  };
}

describe('files that are written whole', () => {
  it('are there, with the folders that they need', () => {
    const path = join(folder, 'a/b/new.txt');
    writeWhole(new Map([[path, 'new']]));
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EACCES', 'there is no permission to write there'],
  ])('are all as they were at %s, which is told in words', (code, words) => {
    const [one, two] = [join(folder, 'one.txt'), join(folder, 'two.txt')];
    writeFileSync(one, 'old one');
    writeFileSync(two, 'old two');
    const files = new Map([
      [one, 'new one'],
      [two, 'new two'],
    ]);
    expect(() => writeWhole(files, failing(code))).toThrow(
      `${two} could not be written: ${words}.`,
    );
    expect([one, two].map((path) => readFileSync(path, 'utf8'))).toEqual(['old one', 'old two']);
    expect(readdirSync(folder).sort()).toEqual(['one.txt', 'two.txt']);
  });
});
