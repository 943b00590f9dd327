import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { importStory } from '../../../src/cli/import/import-story.ts';
import { cameraRemarks, sceneOf } from '../../../src/cli/import/story-of-imported.ts';
import { fitBounds } from '../../../src/core/camera/fit-bounds.ts';
import { nearAngle } from '../../../src/core/camera/mercator.ts';
import type { SceneSpec } from '../../../src/core/story/scene-spec.ts';
import { openFolder } from '../../../src/files/open-folder.ts';
import { loadStory } from '../../../src/load/load-story.ts';
import { forAll, number } from '../../core/arbitraries.ts';
import { plainPicture } from '../../support/plain-picture.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { screen } from './imported.ts';

interface Told {
  readonly story: string;
  readonly slides?: readonly unknown[];
  readonly files?: Readonly<Record<string, string>>;
  readonly chapters: readonly {
    readonly title: string;
    readonly says?: readonly string[];
    readonly camera?: readonly [lng: number, lat: number, zoom: number];
    readonly layers?: readonly string[];
    readonly isStop?: boolean;
  }[];
  readonly holds?: readonly string[];
  readonly report?: readonly string[];
}

const stories = parse(readFileSync('tests/fixtures/import/slides.yaml', 'utf8')) as readonly Told[];
const port = await plainPicture(640, 480).png().toBuffer();
const canal = '{ "type": "LineString", "coordinates": [[5, 60], [6, 61]] }';

const at = temporaryFolder();
function write(files: Readonly<Record<string, string | Uint8Array>>) {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(at(name)), { recursive: true });
    at.write(name, content);
  }
}

/** Imports a story, which must then be sound. */
async function imported(source = 'from') {
  rmSync(at('story'), { recursive: true, force: true });
  await importStory(at(), source, 'story');
  const { story, scenes } = await loadStory(openFolder(at('story'), '.'));
  const text = at.read('story/story.md');
  const report = at.read('story/IMPORT.md');
  const sections = story.sections.slice(1, -1).map(({ id, title }, i) => {
    const scene = scenes[id] as SceneSpec;
    return { title, scene, camera: fitBounds(scene, screen), text: text.split(/^## .*$/m)[i + 1] };
  });
  return { text, report, sections };
}

const many = 'the story has 999 chapters; the limit is 998';
const open = 'Chapter,Description,Zoom\nA,1,2\nB,"2,3\nC,3,4\n';

describe('a story of slides', () => {
  test.each(stories)('is imported whole: $story', async ({ chapters, files = {}, ...told }) => {
    const { story: _, holds = [], report: remarks = [], ...storymap } = told;
    write({ 'from/port.png': port, 'from/geojson/canal.geojson': canal });
    if (told.slides) write({ 'from/published.json': JSON.stringify({ storymap }) });
    for (const [name, text] of Object.entries(files)) write({ [`from/${name}`]: text });
    const { text, sections, report } = await imported();
    expect(sections.map(({ title }) => title)).toEqual(chapters.map(({ title }) => title));
    for (const words of holds) expect(text).toContain(words);
    for (const words of remarks) expect(report).toContain(words);
    sections.forEach(({ text, scene, camera: { center, zoom } }, i) => {
      const { says = [], layers, isStop, camera = [...center, zoom] } = chapters[i] ?? {};
      for (const words of says) expect(text).toContain(words);
      if (isStop !== undefined) expect('at' in scene).toBe(isStop);
      if (layers) expect(Object.keys(scene.layers)).toEqual(layers);
      const tenth = (36 * screen.height) / (512 * 2 ** camera[2]);
      expect(Math.abs(center[0] - camera[0])).toBeLessThan(tenth);
      expect(Math.abs(center[1] - camera[1])).toBeLessThan(tenth);
      expect(Math.abs(zoom - camera[2])).toBeLessThan(0.15);
    });
  });

  test.each([
    ['published.json', '{ "slides": [\n{ "text": { "headline": "a } }] }', 'published.json:2:'],
    ['published.json', '{ "storymap": { "slides": [] } }', 'Name the config.js'],
    ['map.html', '<iframe src="//uploads.knightlab.com/a/index.html">', 'published.json of'],
    ['google-doc-url.js', 'var googleDocURL = "https://e.org"', 'its spreadsheet is saved'],
    ['Chapters.csv', open, 'Chapters.csv:3:1  a cell opens with a quotation mark'],
    ['published.json', `{ "slides": [{ "text": { "headline": "" } }${', {}'.repeat(998)}] }`, many],
    ['Chapters.csv', `Chapter,Latitude\n${'A,1\n'.repeat(999)}`, many],
  ])('is refused with a sentence if it cannot be read: %s %#', async (name, text, words) => {
    write({ [`from/${name}`]: text });
    await expect(imported()).rejects.toThrow(words);
    expect(readdirSync(at())).toEqual(['from']);
  });

  test('is found beside a folder that cannot be opened', async () => {
    write({ 'from/Chapters.csv': 'Chapter\nA\n' });
    // A name that is no UTF-8 leads nowhere, even for root.
    mkdirSync(Buffer.concat([Buffer.from(at('from/a')), Buffer.of(0xff)]));
    expect((await imported()).sections).toHaveLength(1);
  });

  test('is found in a ZIP and by its table, with its pictures', async () => {
    const row = 'Chapter,Media Link\nA,port.png\n';
    const zip = zipSync({ 'walk-main/csv/Chapters.csv': strToU8(row), 'walk-main/port.png': port });
    write({ 'walk.zip': zip, 'walk/csv/Chapters.csv': row, 'walk/port.png': port });
    for (const source of ['walk.zip', 'walk/csv/Chapters.csv'])
      expect((await imported(source)).text).toContain('![](pictures/port.png)');
  });

  test('is sound, whatever its words and places', { timeout: 60_000 }, async () => {
    const marks = [...'{#a} ::: [^a] ]( {wide} --- \\ <b " \0 \ud800'.split(' '), '# a'];
    const words = fc.array(fc.constantFrom(...marks, 'a', ' ', '\n')).map((some) => some.join(''));
    const slide = fc.record({
      text: fc.record({ headline: words, text: words }),
      media: fc.record({ url: words, caption: words, credit: words }),
      location: fc.record({ lat: fc.double(), lon: fc.double(), zoom: fc.double() }),
    });
    const check = async (slides: readonly unknown[]) => {
      write({ 'from/published.json': JSON.stringify({ slides }) });
      await imported();
    };
    const slides = fc.array(slide, { minLength: 1, maxLength: 9 });
    await fc.assert(fc.asyncProperty(slides, check), { numRuns: 8 });
  });

  test('keeps its cameras away from the poles', () =>
    forAll(number(-180, 180), number(-35, 35), number(1, 18), (lng, lat, zoom) => {
      expect(cameraRemarks({ center: [lng, lat], zoom })).toEqual([]);
      const { center } = fitBounds(sceneOf({ center: [lng, lat], zoom }), screen);
      expect(Math.abs(nearAngle(center[0] - lng))).toBeLessThan(50 / 2 ** zoom);
    }));
});
