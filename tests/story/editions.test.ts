import { expect, test } from 'vitest';
import { storyFilesIn } from '../../src/load/files/story-files.ts';
import { inspectStory } from '../../src/load/load-story.ts';

test.each([
  ['src/story', 'ko'],
  ['src/story', 'zh'],
  ['examples/atolls', 'fr'],
])(
  '%s has every section, figure, citation and word of the original as it is now in "%s"',
  async (folder, tag) => {
    const { problems } = await inspectStory('.', { files: storyFilesIn('.', folder, tag) });
    expect(problems).toEqual([]);
  },
);
