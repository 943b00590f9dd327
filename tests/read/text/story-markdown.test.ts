import { expect, it } from 'vitest';
import { render } from '../../support/english.ts';
import { htmlOfParts, parseStory } from '../../support/parse-story.ts';

const htmlOf = (body: string) =>
  htmlOfParts(parseStory(`---\ntitle: T\n---\n# T {#t}\n\n${body}`, 'story.md', render));

it.each([
  ['Chinese', '没有人说过。[^a]', '。\u2060<sup'],
  ['Chinese with a closing quotation mark', '“非法越境者”[^a]', '”\u2060<sup'],
  ['English', 'Nobody has said.[^a]', '.<sup'],
])('a note stays on the line of its sentence in %s', (_, written, html) => {
  expect(htmlOf(written)).toContain(html);
});
