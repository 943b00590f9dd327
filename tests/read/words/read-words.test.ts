import { describe, expect, test } from 'vitest';
import { safeFolder } from '../../../src/files/safe-folder.ts';
import { formatProblem } from '../../../src/files/story-error.ts';
import { inspectWords } from '../../../src/read/words/read-words.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder();
const add = (tag: string, yaml: string) => folder.write(`engine-words.${tag}.yaml`, yaml);
const read = (lang: string) => inspectWords(safeFolder(folder()), lang);
const problems = (lang: string) => read(lang).problems.map(formatProblem);

describe('the words of a language', () => {
  test('come from its own file, or from the language of which it is a form', async () => {
    expect(read('en-NZ').words.page.reset).toBe('Reset');
    await add('pt-BR', 'page: { reset: Refazer }');
    await add('pt', 'page: { reset: Repor }');
    expect(read('pt-br').words.page.reset).toBe('Refazer');
    expect(read('pt-PT').words.page.reset).toBe('Repor');
  });

  test('have figures and dates formatted for their region', () => {
    expect(read('en').words.locale).toBe('en-GB');
    expect(read('en-US').words.locale).toBe('en-US');
    expect(read('is').words.locale).toBe('is');
  });

  test('are the story’s if it has them, and otherwise the engine’s', async () => {
    await add('en', 'page: { travelled: "{distance} on foot" }');
    const { words } = read('en');
    expect(words.page.travelled({ distance: '3 km' })).toBe('3 km on foot');
    expect(words.page.reset).toBe('Reset');
    expect(problems('en')).toEqual([]);
  });

  test('hold no HTML, which would go into the page as it is, but the marks of keys', async () => {
    await add('en', 'common: { term: "{term}: {words}<!--<script>" }\nshell: { keysHelp: "<kbd>M</kbd>" }');
    expect(problems('en')).toEqual([
      expect.stringMatching(/engine-words\.en\.yaml:1:17 +"common\.term": it has a "<".* only <kbd>/),
    ]);
    expect(read('en').words.common.term({ term: 'a', words: 'b' })).toBe('a: b');
    await add('en', 'page: { reset: Reset }');
  });

  test('are requested if missing, with a list of the known languages', () => {
    expect(read('is-IS').unspoken).toMatchObject({
      problem: expect.stringMatching(/^the engine does not speak "is-IS", but .*\ben\b/),
      remedy: 'Add engine-words.is.yaml beside story.md, and translate src/words/en.yaml there.',
    });
  });

  test('fall back to English, with a warning that lists the missing words', async () => {
    await add('is', 'page: { reset: Endurstilla }\nmarks: { schematic: gróft }');
    const { words, problems } = read('is');
    expect(words.page.retry).toBe('Try again');
    expect(words.charts.quiet({ days: 1 })).toBe('none counted for 1 day');
    const problem = /^these messages are missing, and appear in English: shell, page\./;
    const file = 'engine-words.is.yaml';
    expect(problems).toMatchObject([
      { severity: 'warning', file, problem: expect.stringMatching(problem) },
    ]);
    expect(problems[0]?.value).toContain('page.retry');
    expect(problems[0]?.value).not.toContain('page.reset');
    expect(problems[0]?.value).not.toContain('marks');
  });

  const at = 'engine-words.is.yaml:1:';
  const misspelt = '  "page.rest": there is no field "rest". Did you mean "reset"?';
  const unfilled =
    '20  "page.travelled": it is not filled in as the English message is. Write {distance}, and no other.';
  test.each([
    ['a name that is misspelt', '{ rest: x }', `9${misspelt}`],
    ['a placeholder that nothing fills in', '{ travelled: "{distnce}" }', unfilled],
    [
      'an argument where English has none',
      '{ reset: "{constructor}" }',
      '16  "page.reset": it is not filled in as the English message is. Take its braces out.',
    ],
    ['a lost placeholder', '{ travelled: svo langt }', unfilled],
    [
      'an open brace',
      '{ travelled: "{distance" }',
      '20  "page.travelled": it is not an ICU message: Unexpected message end at line 1 col 10. src/words/en.yaml has examples.',
    ],
    ['a plural of a text', '{ travelled: "{distance, plural, other {#}}" }', unfilled],
    [
      'a choice without an end',
      '{ travelled: "{distance, select, a {b}}" }',
      '20  "page.travelled": it is not an ICU message: "{distance, select, …" has no "other {…}". src/words/en.yaml has examples.',
    ],
  ])('report %s', async (_, page, problem) => {
    await add('is', `page: ${page}`);
    expect(problems('is')).toEqual([at + problem]);
  });

  test('report a plural that the language does not have', async () => {
    await add('ja', 'charts: { quiet: "{days, plural, one {#} other {#}}" }');
    expect(problems('ja').join()).toContain('The plural case one is not valid in this locale');
  });
});
