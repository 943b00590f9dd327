import { worldAround } from '../../../src/core/story/story-data.ts';
import { openFolder } from '../../../src/files/open-folder.ts';
import type { LoadedStory } from '../../../src/load/load-story.ts';
import type { StoryMeta } from '../../../src/read/text/front-matter.ts';
import { english as words } from '../../support/english.ts';

export const meta: StoryMeta = {
  title: 'A Short Walk',
  subtitle: 'Two towns',
  description: 'A small story.',
  lang: 'en-GB',
  published: '2026-01-02',
  article: {
    title: 'On Walking',
    author: 'A. Writer',
    publisher: 'The Paper',
    date: '2014-07-20',
    url: 'https://example.org/on-walking',
  },
};

/** The shortest front matter. */
export const least: StoryMeta = { title: 'A Short Walk', lang: 'en' };

/** A story without sections or layers. */
export const loaded = (): LoadedStory => ({
  files: openFolder('.', 'src/story'),
  labels: [],
  kept: {},
  settings: { credits: '', theme: {}, world: {} },
  origins: {},
  editions: [],
  warnings: [],
  world: worldAround({}),
  relief: {},
  story: { meta, sections: [], cited: [] },
  words,
  language: { locale: words.locale, language: 'en', messages: {} },
  sources: {},
  scenes: {},
  layers: [],
  geometry: {},
  charts: {},
  pictures: {},
  shown: [],
  described: [],
});
