import { expect, test } from 'vitest';
import { embedHtml } from '../../../src/core/reader/embed-html.ts';
import { oEmbed, policyOfHosts } from '../../../src/render/share/embed-plugin.ts';
import { loaded, meta } from './share-story.ts';

const url = 'https://news.example/story/';

test('oEmbed gives those who ask for the page a frame with the story, and claims no author it does not know', () => {
  const given = JSON.parse(JSON.stringify(oEmbed(loaded(meta), url)));
  expect(given).toMatchObject({
    version: '1.0',
    type: 'rich',
    thumbnail_url: `${url}og.png`,
    width: expect.any(Number),
    height: 720,
  });
  expect(given.html).toBe(embedHtml(url, given.title));
  expect('author_name' in given).toBe(meta.author !== undefined);
});

test('a build says, line by line, what the policy of a page with the story must allow', () => {
  expect(policyOfHosts(['https://a.example'], url)).toEqual([
    'May show the story in a frame: https://a.example. A page there that has a Content-Security-Policy must allow',
    '  frame-src https://news.example',
    '  script-src https://news.example/story/embed.js   only for a frame as tall as its text, which scrolls without',
  ]);
  expect(policyOfHosts(['*']).join('\n')).toContain('any site.');
  expect(policyOfHosts(['*']).at(-1)).toContain('STORY_URL');
});
