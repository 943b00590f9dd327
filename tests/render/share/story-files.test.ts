import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { storyFilesIn } from '../../../src/load/files/story-files.ts';
import { type LoadedStory, loadStory } from '../../../src/load/load-story.ts';
import { escapeHtml } from '../../../src/load/text/html.ts';
import { renderStory } from '../../../src/render/render-story.ts';
import { storyText, zipLayers } from '../../../src/render/share/story-files-plugin.ts';

const root = resolve(import.meta.dirname, '../../..');
const stories = [
  ['src/story', undefined],
  ['examples/atolls', 'fr'],
  ['examples/herdsman-lake', undefined],
] as const;

/** A text as one line without what stands for citations. */
const plain = (text: string): string => text.replaceAll(/\[\d+\]/g, '').replaceAll(/\s+/g, '');

test.each(stories)(
  'of %s (%s) the plain text has each heading and paragraph once, in order, and the ZIP each layer that the page offers',
  async (folder, tag) => {
    const loaded = await loadStory(root, { files: storyFilesIn(root, folder, tag) });
    const html = `<main>${await renderStory(loaded, {})}</main>`;
    const { document } = parseHTML(html);
    checkText(storyText(html), document);
    await checkLayers(loaded, document);
  },
);

function checkText(text: string, page: Document): void {
  expect(text).not.toMatch(/<\/?[a-z]|&(amp|lt|gt|quot|#\d+);|undefined/);
  const headings = [...page.querySelectorAll('h1, h2')].map((heading) => heading.textContent);
  expect([...text.matchAll(/^##? (.*)$/gm)].map(([, heading]) => heading)).toEqual(headings);
  const told = page.querySelectorAll('.card > p, .sheet > p, .record > p');
  const paragraphs = [...told].filter(
    (part) => !part.matches('[class]') && !part.querySelector('a[href^="http"]'),
  );
  for (const cite of page.querySelectorAll('.cite')) cite.remove();
  const all = plain(text);
  let at = 0;
  for (const paragraph of paragraphs) {
    const words = plain(paragraph.textContent ?? '');
    expect([words, all.split(words).length - 1]).toEqual([words, 1]);
    expect(all.indexOf(words)).toBeGreaterThanOrEqual(at);
    at = all.indexOf(words);
  }
  expect(paragraphs.length).toBeGreaterThan(5);
}

async function checkLayers(loaded: LoadedStory, page: Document): Promise<void> {
  const zip = unzipSync(zipLayers(root, loaded) ?? new Uint8Array());
  const { 'README.txt': readMe = new Uint8Array(), ...layers } = zip;
  const offered = [...page.querySelectorAll('a[download]')];
  const names = offered.map((link) => link.getAttribute('download') ?? '');
  expect(Object.keys(layers)).toEqual([...names].sort());
  expect(page.querySelector('a[href="layers.zip"]')).not.toBeNull();
  const told = strFromU8(readMe);
  for (const { id, file, label, metadata } of loaded.described) {
    if (!file) continue;
    const written = await readFile(resolve(root, file));
    expect(Buffer.from(layers[`${id}.geojson`] ?? []).equals(written), id).toBe(true);
    for (const words of [label, metadata.license, `${id}.geojson`]) expect(told).toContain(words);
  }
}

test('plain text has every word of any page once, in its order, and nothing of its tags', () => {
  const word = fc.stringMatching(/^[a-z<>&"']{1,6}$/);
  const inLine = fc.constantFrom('a', 'em', 'span', 'strong');
  const around = fc.constantFrom('p', 'div', 'section', 'h2', 'aside', 'blockquote', 'details');
  const line = fc.array(fc.tuple(inLine, word), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(fc.tuple(around, line), { maxLength: 6 }), (blocks) => {
      const html = blocks.map(([tag, words]) => {
        const within = words.map(([name, text]) => `<${name}>${escapeHtml(text)}</${name}>`);
        return `<${tag}>${within.join(' ')}</${tag}>`;
      });
      const text = storyText(`<main>${html.join('')}</main>`);
      const expected = blocks.map(([, words]) => words.map(([, each]) => each).join(' '));
      expect(text.replaceAll(/^#+ /gm, '').split('\n\n').join('\n').trim()).toBe(
        expected.join('\n'),
      );
    }),
  );
});
