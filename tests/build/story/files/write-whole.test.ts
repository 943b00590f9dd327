import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeWhole } from '../../../../src/build/story/files/write-whole.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

describe('files that are written whole', () => {
  const folder = temporaryFolder();

  /** A disk that has room for some bytes of the second file. */
  function failing(code: string) {
    let files = 0;
    return (path: string, text: string | Buffer): void => {
      files += 1;
      writeFileSync(path, files === 1 ? text : text.slice(0, 2));
      if (files > 1) throw Object.assign(new Error(`${code}: write`), { code });
    };
  }

  it('are there, with the folders that they need', () => {
    writeWhole(folder(), '.', new Map([['a/b/new.txt', 'new']]));
    expect(readFileSync(folder('a/b/new.txt'), 'utf8')).toBe('new');
  });

  it.each([
    ['ENOSPC', 'the disk is full. Make room, and run the command again.'],
    ['EACCES', 'there is no permission to write there. Choose a folder that is yours.'],
  ])('are all as they were at %s, which is told in words', (code, words) => {
    const files = ['one', 'two'];
    for (const path of files) writeFileSync(folder(path), `old ${path}`);
    const texts = new Map(files.map((path) => [path, 'new']));
    expect(() => writeWhole(folder(), '.', texts, failing(code))).toThrow(
      `${files[1]} could not be written: ${words} No`,
    );
    expect(files.map((path) => readFileSync(folder(path), 'utf8'))).toEqual(
      files.map((path) => `old ${path}`),
    );
    expect(readdirSync(folder()).sort()).toEqual(['one', 'two']);
  });
});
