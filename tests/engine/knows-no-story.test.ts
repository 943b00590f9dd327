import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';

/** Words of the project's own story. */
const words =
  /korea|laos|thailand|jilin|yanbian|demilitari|\bdmz\b|firing|rocket|yalu|tumen|seoul|kunming|refugee|beijing|pyongyang|manchuria|vientiane|bangkok|hangul/i;

/** The engine: all of `src` but the story, and the page's shell. */
const files = [
  ...readdirSync('src', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|css)$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => !/^src[/\\]story[/\\]/.test(file)),
  'index.html',
];

test('the engine contains no word of any story', () => {
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, i) => (words.test(line) ? [`${file}:${i + 1}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});

test('the search for those words finds them in the story', () => {
  expect(readFileSync('src/story/story.md', 'utf8')).toMatch(words);
});

it('the tests read the stories of this project, whatever story the shell has chosen', async () => {
  Object.assign(process.env, { STORY: '../telegraph', STORY_DIST: 'out' });
  await import('../../vitest.config.ts');
  expect(openFolder('.').folder).toBe('src/story');
  expect(Object.keys(process.env).filter((name) => name.startsWith('STORY'))).toEqual([]);
});
