import { expect, test } from 'vitest';
import { storyFilesIn, translationsIn } from '../../src/load/files/story-files.ts';
import { inspectStory } from '../../src/load/load-story.ts';

test('the story is in three languages', () => {
  expect(translationsIn('.', 'src/story')).toEqual(['ko', 'zh']);
});

test.each(['ko', 'zh'])(
  'the edition "%s" has every section, figure, citation and word of the original as it is now',
  async (tag) => {
    const { problems, loaded } = await inspectStory('.', {
      files: storyFilesIn('.', 'src/story', tag),
    });
    expect(problems).toEqual([]);
    expect(loaded?.editions.map(({ name }) => name)).toEqual(['English', '한국어', '简体中文']);
  },
);
