import { expect, test } from 'vitest';
import { brokenText } from '../../../../src/build/render/page/broken-text.ts';
import { formatProblem } from '../../../../src/build/story/files/story-error.ts';

const found = (source: string) => brokenText(source, 'index.html').map(formatProblem);

test('names the page and quotes what stands around a value that is missing', () => {
  expect(
    found('<p>Discs mark what was fired on 1 days\n between undefined and 3 May, as told.</p>'),
  ).toEqual([
    'index.html  "…s mark what was fired on 1 days between undefined and 3 May, as told.</p>…": it says "undefined". Look for the value that is missing there, in the story or in the code that writes it.',
  ]);
});

test.each([
  ['text', '<p>from [object Object]</p>'],
  ['an attribute', '<img alt="Map of undefined.">'],
  ['a path', '<path d="M1 2LNaN 3z"/>'],
  ['a transform', '<g transform="translate(NaN,4)"/>'],
  ['a date', '<time>Invalid Date</time>'],
  ['the last word', 'NaN'],
])('finds it in %s', (_, source) => {
  expect(found(source)).toHaveLength(1);
});

test('finds each of several', () => {
  expect(found('<p>undefined</p><p title="NaN">undefined</p>')).toHaveLength(3);
});

test.each([
  ['a script', '<script type="module">if (x === undefined) y = NaN;</script>'],
  ['a style', '<style>.a::after { content: "undefined" }</style>'],
  ['a comment', '<!-- undefined -->'],
  ['a licence, word for word', '<pre>undefined</pre>'],
  ['a picture within the text', '<image href="data:image/png;base64,jpg1bNaN3/undefined+N=="/>'],
  ['a hash in the name of a file', '<img src="assets/maps/title-xbNaN-el.svg">'],
  ['a hash of a file', '<meta content="style-src \'sha256-aNaN/undefined=\'">'],
  ['a name', '<p>Nana in NaNo, undefinedly</p>'],
])('leaves %s alone', (_, source) => {
  expect(found(source)).toEqual([]);
});
