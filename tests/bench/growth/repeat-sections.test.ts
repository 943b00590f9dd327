import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { repeatSections } from '../../../bench/growth/repeat-sections.ts';
import { render } from '../../../src/words/en.ts';
import { parseStory } from '../../support/parse-story.ts';
import { scenes } from '../../support/this-story.ts';

const markdown = readFileSync('src/story/story.md', 'utf8');

describe('repeatSections', () => {
  it('tells the sections between the first and the last again, under new ids', () => {
    const grown = repeatSections({ markdown, scenes }, 3);
    const ids = parseStory(grown.markdown, 'story.md', render).sections.map(({ id }) => id);
    const few = Object.keys(scenes).length;
    expect(ids).toHaveLength((few - 2) * 3 + 2);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.at(-1)).toBe(Object.keys(scenes).at(-1));
  });

  it('gives every section the scene of the one that it repeats', () => {
    const grown = repeatSections({ markdown, scenes }, 2);
    const { sections } = parseStory(grown.markdown, 'story.md', render);
    for (const { id } of sections) {
      expect(grown.scenes[id]).toEqual(scenes[id.replace(/-2$/, '')]);
    }
  });

  it('draws each chart once', () => {
    const charts = (text: string) => text.match(/^::: chart/gm)?.length;
    expect(charts(repeatSections({ markdown, scenes }, 5).markdown)).toBe(charts(markdown));
  });

  it('says what a story needs that is too short', () => {
    expect(() => repeatSections({ markdown: '# One {#one}\n', scenes }, 2)).toThrow(
      /three headings/,
    );
  });
});
