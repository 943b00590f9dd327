import { worldAround } from '../../../src/core/story/story-data.ts';
import { storyFilesIn } from '../../../src/load/files/story-files.ts';
import type { LoadedStory } from '../../../src/load/load-story.ts';
import type { StoryMeta } from '../../../src/load/text/front-matter.ts';
import { english as words } from '../../support/english.ts';
import { plainLayer } from '../../support/plain-layer.ts';

/** The front matter of a small story. */
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

const work = {
  title: 'Roads',
  publisher: 'The Survey',
  version: '1',
  date: '2020',
  licence: 'Open',
  credit: '© The Survey',
};

/** The front matter of a story that says no more than it must. */
export const least: StoryMeta = { title: 'A Short Walk', lang: 'en' };

/** A small story that cites one of its two sources twice, with one layer and the ground under it. */
export const loaded = (front: StoryMeta = meta): LoadedStory => ({
  files: storyFilesIn('.', 'src/story'),
  labels: [],
  kept: {},
  settings: { credits: '', theme: {}, world: {} },
  origins: {},
  editions: [],
  warnings: [],
  world: worldAround({}),
  relief: {},
  story: {
    meta: front,
    sections: [{ id: 'start', line: 1, title: front.title, titleHtml: '', parts: [] }],
    cited: [1, 2].map((occurrence) => ({ source: 'first', number: 1, occurrence, line: 3 })),
  },
  words,
  language: { locale: words.locale, language: 'en', messages: {} },
  sources: {
    first: { title: '[A report]', publisher: 'The News', date: '2014', author: 'B. Writer' },
    unread: { title: 'Never cited', publisher: 'The News', date: '2014' },
  },
  scenes: { start: { bounds: [96, 9, 144, 50], layers: { road: 1 } } },
  layers: [plainLayer('road', 'route')],
  geometry: {},
  charts: {},
  pictures: {},
  shown: [],
  described: ['road', 'land'].map((id) => ({
    id,
    label: id,
    file: `geo/layers/${id}.geojson`,
    metadata: {
      id,
      title: id,
      summary: '',
      sources: [work],
      method: '',
      certainty: '',
      date: '2014',
      license: 'Open',
      measured: [],
    },
  })),
});
