import { expect, test } from 'vitest';
import { fillPage } from '../../../src/build/render/story-plugin.ts';
import { shell } from '../../support/english.ts';

const parts = {
  lang: 'en',
  head: '<title>T</title>',
  story: '<section>{{skip}}</section>',
  words: { ...shell, skip: 'To "the" <kbd>story</kbd>' },
  values: { credits: '<A> & "B"' },
};
const page = (body: string) => `<html><!--head--><body>${body}<!--story--></body></html>`;

test('puts words and values where the shell names them, and nowhere into the story', () => {
  expect(fillPage(page('<p title="{{skip}}">{{credits}}</p>'), parts)).toBe(
    '<html lang="en" dir="ltr"><title>T</title><body><p title="To &quot;the&quot; <kbd>story</kbd>">&lt;A&gt; &amp; &quot;B&quot;</p><section>{{skip}}</section></body></html>',
  );
});

test.each(['{{skpi}}', '{{}}', '{{toString}}'])('names %s, which is no word', (mark) => {
  expect(() => fillPage(page(mark), parts)).toThrow(
    `index.html  "${mark}": there is no such word. Name a word of "shell" in src/words, or add it there in each language.`,
  );
});
