import type { LoadedStory } from '../../../src/build/parse/load-story.ts';
import type { StoryMeta } from '../../../src/build/parse/read-front-matter.ts';
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

/** A small story that cites one of its two sources twice, with one layer and the ground under it. */
export const loaded = (front: StoryMeta = meta): LoadedStory => ({
  story: {
    meta: front,
    sections: [{ id: 'start', line: 1, title: front.title, titleHtml: '', parts: [] }],
    cited: [1, 2].map((occurrence) => ({ source: 'first', number: 1, occurrence, line: 3 })),
  },
  sources: {
    first: { title: '[A report]', publisher: 'The News', date: '2014', author: 'B. Writer' },
    unread: { title: 'Never cited', publisher: 'The News', date: '2014' },
  },
  scenes: { start: { bounds: [96, 9, 144, 50], layers: ['road'] } },
  layers: [plainLayer('road', 'route')],
  geometry: {},
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
