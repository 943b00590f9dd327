import { expect, test } from 'vitest';
import { policyOfHosts } from '../../../src/render/share/embed-plugin.ts';

const url = 'https://news.example/story/';

test('a build says, line by line, what the policy of a page with the story must allow', () => {
  expect(policyOfHosts(['https://a.example'], url)).toEqual([
    'May show the story in a frame: https://a.example. A page there that has a Content-Security-Policy must allow',
    '  frame-src https://news.example',
    '  script-src https://news.example/story/embed.js   only for a frame as tall as its text, which scrolls without',
  ]);
  expect(policyOfHosts(['*']).join('\n')).toContain('any site.');
  expect(policyOfHosts(['*']).at(-1)).toContain('STORY_URL');
});
