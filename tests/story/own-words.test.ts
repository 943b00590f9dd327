import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { render } from '../support/english.ts';
import { parseStory } from '../support/parse-story.ts';
import { files } from '../support/this-story.ts';
import { hashedRuns } from './hashed-runs.ts';

/**
 * The runs of the article that the story retells, as hashes, since its text is not ours to publish. With
 * the article in `article.txt` they are made by
 *
 * npx tsx -e 'import("./tests/story/hashed-runs.ts").then(({ hashedRuns }) => console.log([...hashedRuns(require("fs").readFileSync("article.txt", "utf8")).keys()].sort().join(" ")))' > tests/story/article-runs.txt
 */
const ofArticle = new Set(readFileSync('tests/story/article-runs.txt', 'utf8').trim().split(' '));

const { meta } = parseStory(readFileSync(files.story, 'utf8'), files.story, render);
const title = meta.article?.title ?? '';

/** The runs that a text shares with the article, as words. */
const shared = (text: string): string[] =>
  [...hashedRuns(text)].flatMap(([hash, run]) => (ofArticle.has(hash) ? [run] : []));

const charts = readdirSync(files.charts).map((file) => `${files.charts}/${file}`);

test.each([files.story, files.layers, files.labels, files.scenes, files.sources, ...charts])(
  '%s holds no eight words of the article in a row, but its title',
  (file) => {
    const texts = readFileSync(file, 'utf8').split(title);
    expect(texts.flatMap(shared)).toEqual([]);
  },
);

test('eight words of the article are known by their hashes, whatever their typography', () => {
  expect(shared(`“${title.toUpperCase()}!”`)).toHaveLength(2);
});
