import { mkdir, rm } from 'node:fs/promises';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { openFolder } from '../../src/files/open-folder.ts';
import { loadStory } from '../../src/load/load-story.ts';
import { filesOf } from '../../src/render/pictures.ts';
import { renderStory } from '../../src/render/render-story.ts';
import { plainPicture } from '../support/plain-picture.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const at = temporaryFolder('tests/fixtures/lake', 'lake');

async function withText(text: string) {
  at.edit('lake/story.md', /!\[.*\)/, text);
  return loadStory(openFolder(at(), 'lake'));
}

it('a photograph is upright, sized for screens, and free of metadata', async () => {
  const taken = plainPicture(1500, 1000)
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Make: 'Box' } });
  await mkdir(at('lake/pictures'));
  await taken.jpeg().toFile(at('lake/pictures/Pier Süd.JPG'));
  const loaded = await withText('![A pier](<pictures/Pier Süd.JPG>)');
  const files = [...filesOf(loaded)];
  const folder = /^assets\/pictures\/pier-sud-[0-9a-f]{8}\//;
  expect(files.map(([address]) => address.replace(folder, ''))).toEqual(['420.avif', '1000.avif']);
  for (const [address, make] of files) {
    const { width = 0, height = 0, exif, orientation } = await sharp(await make()).metadata();
    expect([address, height / width]).toEqual([address, 1.5]);
    expect([exif, orientation]).toEqual([undefined, undefined]);
  }
  const { html, needs } = await renderStory(loaded, {});
  expect(needs).toEqual(['pictures']);
  expect(html).toContain('width="1000" height="1500" alt="A pier" loading="lazy"');
  expect(html).toMatch(/<img [^>]*srcset="[^"]*\/1000\.avif 1000w" sizes="auto, /);
});

it('a picture gives the same files each time it is encoded', async () => {
  await plainPicture(700, 500).jpeg().toFile(at('lake/pier.jpg'));
  const loaded = await withText('![A pier](pier.jpg)');
  const made = () => Promise.all([...filesOf(loaded).values()].map((make) => make()));
  const first = await made();
  await rm(at('.cache'), { recursive: true });
  expect(await made()).toEqual(first);
});

it('a picture that can no longer be decoded is reported by name', async () => {
  const whole = await plainPicture(900, 600).jpeg().toBuffer();
  at.write('lake/pier.jpg', whole);
  const loaded = await withText('![A pier](pier.jpg)');
  at.write('lake/pier.jpg', whole.subarray(0, whole.length / 2));
  const [make] = filesOf(loaded).values();
  await expect(make?.()).rejects.toThrow(/lake\/pier\.jpg {2}the picture cannot be decoded/);
});

it('a video has the poster and captions that share its name, and the buttons it needs', async () => {
  at.write('lake/pier.mp4', '....ftypmp42avc1....soun');
  at.write('lake/pier.vtt', 'WEBVTT\n');
  await plainPicture(800, 600).png().toFile(at('lake/pier.png'));
  const loaded = await withText('![A pier](pier.mp4 "The pier.")');
  const { html, needs } = await renderStory(loaded, {});
  expect(needs).toEqual(['pictures', 'moves']);
  expect(html.match(/<video [^>]*>/g)).toEqual([
    expect.stringMatching(
      /^(?!.*controls).*\/whole\.mp4" .*muted loop playsinline preload="none">$/,
    ),
    expect.stringMatching(/ controls poster="[^"]*\.avif">$/),
  ]);
  expect(html).toMatch(/<track [^>]*srclang="en" src="[^"]*\/whole\.vtt" default>/);
  expect(html.match(/(?<=data-off=")[^"]*/g)).toEqual(['Play', 'Sound on']);
  const endings = [...filesOf(loaded).keys()].map((name) => name.split('.').at(-1));
  expect(endings).toEqual(expect.arrayContaining(['avif', 'mp4', 'vtt']));
});

const compared = '\n::: compare\n![A](a.svg)\n\n![B](a.svg)\n:::\n';

it.each([
  ['without pictures needs neither styles nor script', 'Text', []],
  ['that compares two pictures needs styles and script', compared, ['pictures', 'moves']],
])('a page %s', async (_, text, needed) => {
  at.write('lake/a.svg', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>');
  expect((await renderStory(await withText(text), {})).needs).toEqual(needed);
});
