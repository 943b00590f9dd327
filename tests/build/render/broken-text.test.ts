import { expect, test } from 'vitest';
import { brokenText } from '../../../src/build/render/broken-text.ts';
import { formatProblem } from '../../../src/build/story/files/story-error.ts';

const found = (source: string, written = '') =>
  brokenText(source, 'index.html', written).map(formatProblem);

test('names the page and quotes what stands around a value that is missing', () => {
  const words = 'Discs mark what was fired on 1 days\n between undefined and 3 May, as told.';
  expect(found(`<p>${words}</p>`)).toEqual([
    'index.html  "…s mark what was fired on 1 days between undefined and 3 May, as told.</p>…": it says "undefined", where the engine lacks a value. This is a fault of the engine: please report it with the story.',
  ]);
});

test.each([
  ['text', 1, '<p>from [object Object]</p>'],
  ['an attribute', 1, '<img alt="Map of undefined.">'],
  ['a path', 1, '<path d="M1 2LNaN 3z"/>'],
  ['a transform', 1, '<g transform="translate(NaN,4)"/>'],
  ['a date', 1, '<time>Invalid Date</time>'],
  ['the last word', 1, 'NaN'],
  ['several', 3, '<p>undefined</p><p title="NaN">undefined</p>'],
  ['a script', 0, '<script type="module">if (x === undefined) y = NaN;</script>'],
  ['a style', 0, '<style>.a::after { content: "undefined" }</style>'],
  ['a comment', 0, '<!-- undefined -->'],
  ['a licence, word for word', 0, '<pre>undefined</pre>'],
  ['a picture in the text', 0, '<image href="data:image/png;base64,jpg1bNaN3/undefined+N=="/>'],
  ['a hash in the name of a file', 0, '<img src="assets/maps/title-xbNaN-el.svg">'],
  ['a hash of a file', 0, '<meta content="style-src \'sha256-aNaN/undefined=\'">'],
  ['a name', 0, '<p>Nana in NaNo, undefinedly</p>'],
])('of %s finds %d', (_, count, source) => {
  expect(found(source)).toHaveLength(count);
});

test('finds nothing in words that the author has written', () => {
  const text = 'The border is undefined here, and NaN is a word.';
  expect(found(`<p>${text}</p>`, text)).toEqual([]);
  expect(found('<p>undefined</p><p>NaN</p>', 'Ned is undefined.')).toHaveLength(1);
});
