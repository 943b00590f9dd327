import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { StoryError } from '../../../src/load/files/story-error.ts';
import { render } from '../../support/english.ts';
import { parseStory } from '../../support/parse-story.ts';

const head = `---
title: T
subtitle: S
description: D
lang: en
published: 2026-01-02
article: { title: T, author: A, publisher: P, date: 2014 }
---
# T {#t}

`;

const pieces = fc.constantFrom(
  ...'<script> </script> <img src=x onerror=y> <!-- --> </section> <svg/onload=x>'.split(
    / (?=<|-)/,
  ),
  ...'javascript:alert(1) JAVASCRIPT: data:text/html, vbscript: https://a.b &#106; &lt;'.split(' '),
  ...'[ ] ( ) {lang=zh} {onclick=x} "} [^ ![ * _ ` ``` \\ | " \' < > & -- word 图'.split(' '),
  ...['{#id kicker="', '[a]: ', '\n', '\n\n', '# ', '## ', '- ', '> ', '    ', ' ', '\u0000'],
  ...['::: record\n', '::: chart x\n', ':::\n', ':::: '],
);
const hostile = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

const allowed =
  /^(P|EM|STRONG|CODE|PRE|A|SUP|SPAN|UL|OL|LI|BLOCKQUOTE|HR|BR|IMG|S|H[1-6]|TABLE|THEAD|TBODY|TR|TH|TD)$/;

test('whatever the text, it becomes harmless HTML or stops with problems that say where', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      try {
        const { sections } = parseStory(head + text, 'story.md', render);
        const html = sections.flatMap(({ titleHtml, kickerHtml = '', parts }) => [
          titleHtml,
          kickerHtml,
          ...parts.map((part) => ('html' in part ? part.html : '')),
        ]);
        const { document } = parseHTML(`<html><body>${html.join('')}</body></html>`);
        for (const element of document.body.querySelectorAll('*')) {
          expect(element.tagName).toMatch(allowed);
          for (const { name, value } of element.attributes) {
            expect(name).not.toMatch(/^on/);
            if (name === 'href' || name === 'src')
              expect(value).not.toMatch(/^\s*(javascript|vbscript|data):/i);
          }
        }
      } catch (error) {
        if (!(error instanceof StoryError)) throw error;
        expect(error.message).toMatch(/story\.md:\d+:\d+ {2}.+\. .+\./);
      }
    }),
    { numRuns: 2000 },
  );
});
