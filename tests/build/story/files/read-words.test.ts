import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { wordsFile, wordsOf } from '../../../../src/build/story/files/read-words.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder();

const english = join(import.meta.dirname, '../../../../src/words/en.ts');
const add = (name: string, code: string) => writeFile(folder(name), code);

describe('the words of a language', () => {
  test('are those of its own file, or of the language that it is a form of', async () => {
    await add('pt.ts', '');
    await add('pt-BR.ts', '');
    expect(wordsFile('pt-BR', folder())).toBe(folder('pt-BR.ts'));
    expect(wordsFile('pt-br', folder())).toBe(folder('pt-BR.ts'));
    expect(wordsFile('pt-PT', folder())).toBe(folder('pt.ts'));
    expect((await wordsOf('en-GB')).page.reset).toBe('Reset');
  });

  test('are asked for by name where there are none, and those that are there are named', async () => {
    await add('fr.ts', '');
    expect(() => wordsFile('ko-KR', folder())).toThrow(
      'story.md  front matter: lang: the engine does not speak "ko-KR", but fr. Add src/words/ko.ts, which says in that language what src/words/en.ts says.',
    );
  });

  test('are asked for one by one where some are missing', async () => {
    await add(
      'ko.ts',
      `export * from ${JSON.stringify(english)};
       import * as en from ${JSON.stringify(english)};
       export const page = { ...en.page, reset: undefined, show: () => '' };
       export const map = undefined;`,
    );
    await expect(wordsOf('ko', folder())).rejects.toThrow(`The story has 3 problems.
src/words/ko.ts  page.show: it is missing. Say there what src/words/en.ts says.
src/words/ko.ts  page.reset: it is missing. Say there what src/words/en.ts says.
src/words/ko.ts  map: it is missing. Say there what src/words/en.ts says.`);
  });
});
