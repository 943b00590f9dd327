import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { point } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import {
  cutFile,
  isAsCut,
  partMetadata,
  writeWhole,
} from '../../../../src/build/commands/basemap/files.ts';
import { worldSources } from '../../../../src/build/commands/basemap/packages.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

describe('a file that was cut', () => {
  const from = { countries: worldSources.countries10m, scale: '', finest: '' };
  const text = cutFile(partMetadata('places', from), [point([1, 2], { name: 'A' })], [0, 0, 2, 3]);

  it('is told from one that was changed since', () => {
    expect(isAsCut(text)).toBe(true);
    expect(isAsCut(text.replace('"A"', '"B"'))).toBe(false);
    expect(isAsCut(text.replace('[0,0,2,3]', '[0,0,2,4]'))).toBe(false);
    expect(isAsCut('{"type":"FeatureCollection","features":[]}')).toBe(false);
    expect(isAsCut('null')).toBe(false);
  });

  it('may be laid out anew', () => {
    expect(isAsCut(JSON.stringify(JSON.parse(text), null, 2))).toBe(true);
  });
});

describe('files that are written whole', () => {
  const folder = temporaryFolder();

  /** A disk that has room for some bytes of the second file. */
  function failing(code: string) {
    let files = 0;
    return (path: string, text: string): void => {
      files += 1;
      writeFileSync(path, files === 1 ? text : text.slice(0, 2));
      if (files > 1) throw Object.assign(new Error(`${code}: write`), { code });
    };
  }

  it('are there, with the folders that they need', () => {
    const path = folder('a/b/new.txt');
    writeWhole(new Map([[path, 'new']]));
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it.each([
    ['ENOSPC', 'the disk is full. Make room, and run the command again.'],
    ['EACCES', 'there is no permission to write there. Choose a folder that is yours.'],
  ])('are all as they were at %s, which is told in words', (code, words) => {
    const files = ['one', 'two'].map((name) => folder(name));
    for (const path of files) writeFileSync(path, `old ${path}`);
    const texts = new Map(files.map((path) => [path, 'new']));
    expect(() => writeWhole(texts, failing(code))).toThrow(
      `${files[1]} could not be written: ${words} No`,
    );
    expect(files.map((path) => readFileSync(path, 'utf8'))).toEqual(
      files.map((path) => `old ${path}`),
    );
    expect(readdirSync(folder()).sort()).toEqual(['one', 'two']);
  });
});
