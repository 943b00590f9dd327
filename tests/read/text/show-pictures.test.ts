import { expect, it } from 'vitest';
import { render } from '../../support/english.ts';
import { htmlOfParts, parseStory } from '../../support/parse-story.ts';

const parsed = (body: string) =>
  parseStory(`---\ntitle: T\n---\n# T {#t}\n\n${body}`, 'story.md', render);

const htmlOf = (body: string) => htmlOfParts(parsed(body));

it.each([
  ['by itself is a figure', '![A](a.jpg)', '<figure class="picture"><img></figure>', ['column']],
  ['within a line is not a figure', 'Here ![A](a.jpg)', '<p>Here <img></p>', ['text']],
  [
    'that is wider and has a name with a space',
    '![A](<a b.jpg>){full}',
    '<figure class="picture full"><img></figure>',
    ['full'],
  ],
  [
    'among others in a paragraph is a figure like the others',
    '![A](a.jpg)\n![A](b.jpg){wide}',
    '<figure class="picture"><img></figure>\n<figure class="picture wide"><img></figure>',
    ['column', 'wide'],
  ],
])('a picture %s', (_, written, html, shown) => {
  const story = parsed(written);
  expect(htmlOfParts(story).trim()).toBe(html);
  const urls = written.includes('a b.jpg') ? ['a%20b.jpg'] : ['a.jpg', 'b.jpg'];
  expect(story.sections[0]?.pictures).toEqual(
    shown.map((each, i) => ({ shown: each, url: urls[i], alt: 'A' })),
  );
});

it.each([
  ['The port.', '<span>The port.</span>'],
  ['The port', '<span>The port</span>'],
  ['In 1902. Photo: J. Doe', '<span>In 1902. </span><span class="credit">Photo: J. Doe</span>'],
  ['She called it *home*. It was not.', '<span>She called it <em>home</em>. It was not.</span>'],
  ['Who? City archive', '<span>Who? </span><span class="credit">City archive</span>'],
  ['码头。图片：某某', '<span>码头。</span><span class="credit">图片：某某</span>'],
])('a picture splits its title into caption and credit: %s', (words, html) => {
  expect(htmlOf(`![A](a.jpg "${words}")`)).toContain(`<figcaption>${html}</figcaption>`);
});

it('a picture may have a caption of a hundred thousand sentences', () => {
  const sentences = 'At sea. '.repeat(100_000);
  const html = htmlOf(`![A](a.jpg "${sentences}Photo: J. Doe")`);
  expect(html).toContain(`${sentences}</span><span class="credit">Photo: J. Doe</span>`);
});

it('a picture numbers the citations in its caption among the others', () => {
  const html = htmlOf('One.[^a]\n\n![A](a.jpg "It says “so”.[^b] Photo: J. Doe")\n\nTwo.[^c]');
  const cited = [...html.matchAll(/href="#_source_(\w)"[^>]*>(\d)/g)];
  expect(cited.map(([, id, n]) => `${id}${n}`)).toEqual(['a1', 'b2', 'c3']);
  expect(html).toContain('<span class="credit">Photo: J. Doe</span>');
});

it('several pictures are set side by side, with a shared caption', () => {
  const html = htmlOf('::: pictures wide\n![A](a.jpg "One.")\n![A](b.jpg)\n\nThe *two*.\n:::');
  expect(html).toMatch(
    /^<figure class="pictures wide">\n<div class="shown">\n(<figure class="picture">.*<\/figure>\n){2}<\/div>\n<figcaption><p>The <em>two<\/em>\.<\/p>\n<\/figcaption>\n<\/figure>\n$/,
  );
});

it('two pictures are compared with a slider', () => {
  const html = htmlOf('::: compare\n![A](a.jpg)\n\n![A](b.jpg)\n:::');
  const slider = /^<figure class="compare">[\s\S]*<input type="range" [^>]*>\n<\/div>\n<\/figure>/;
  expect(html).toMatch(slider);
});
