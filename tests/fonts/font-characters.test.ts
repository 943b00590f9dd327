import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { featureCollection, point } from '@turf/helpers';
import { expect, test } from 'vitest';
import type { AnnotationSpec, SceneSpec } from '../../src/core/story/scene-spec.ts';
import { keptFile } from '../../src/files/caches.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import { formatProblem } from '../../src/files/story-error.ts';
import { fontCharacters, usedCharacters } from '../../src/fonts/font-characters.ts';
import { mapFaceNames } from '../../src/fonts/typefaces.ts';
import { problemsWithoutFont } from '../../src/fonts/without-font.ts';
import { storyStore } from '../../src/load/story-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const said = (points: Iterable<number> = []) => String.fromCodePoint(...points);

const loaded = await storyStore(openFolder('.')).load();
const [title] = loaded.story.sections;
if (!title) throw new Error('The story has no section.');
const saying = (html: string) => ({
  ...loaded.story,
  sections: [{ ...title, parts: [{ kind: 'prose', html } as const] }],
});

test.each([
  ['each once, without characters that have no glyph', 'a ba\n\t\u00ad\u200b图', 'a b图'],
  ['an accent with its letter, as the page shows it', 'e\u0301', 'é'],
])('lists the characters of a text, %s', (_, text, characters) => {
  expect(said(usedCharacters(text))).toBe(characters);
});

test.each([
  ['a letter that joins to both sides', 'ب', 'بﺏﺐﺑﺒ'],
  ['a letter that joins only to the letter before', 'د', 'دﺩﺪ'],
  ['two letters that are written as one', 'لا', 'الﺍﺎﻝﻞﻟﻠﻻﻼ'],
])('includes the joined forms of Arabic: %s', (_, text, characters) => {
  expect(said([...usedCharacters(text)].sort((a, b) => a - b))).toBe(characters);
});

test('covers the story and the engine’s words, but not its symbols', () => {
  const { page } = fontCharacters({ ...loaded, story: saying('<p>ΩЖ</p>') });
  const { messages } = loaded.language;
  const texts = Object.values(messages).flatMap((own) => Object.values(own));
  const engine = texts.map(({ text }) => text).join('');
  const letters = usedCharacters(engine.replace(/[^\p{L}\p{N}]/gu, ''));
  expect([...page]).toEqual(expect.arrayContaining([...usedCharacters('ΩЖ'), ...letters]));
  expect(engine).toContain('→');
  expect(said(page)).not.toContain('→');
});

test('lists the characters of large words, and none where no word is large', () => {
  const [id, scene] = Object.entries(loaded.scenes)[0] ?? [];
  if (!id || !scene) throw new Error('there is no scene');
  const note = { text: 'small', at: [126, 39], side: 'top' } as const;
  const saysLarge = (...annotations: AnnotationSpec[]) =>
    said(fontCharacters({ ...loaded, scenes: { [id]: { ...scene, annotations } } }).large);
  expect(saysLarge(note)).toBe('');
  expect(saysLarge(note, { ...note, text: 'word', large: true })).toBe('word');
});

test.each([
  ['<p>The <em>George</em> lay, and <strong><em>both at</em> once</strong>.', 'George both at'],
  ['<p>No words in italics.</p>', ''],
])('takes text in italics as emphasised: %s', (html, words) => {
  const { emphasised } = fontCharacters({ ...loaded, story: saying(html) });
  expect(emphasised).toEqual(usedCharacters(words));
});

const all = [
  { kind: 'capital', minZoom: 3, name: 'Pyongyang', local: '평양' },
  { kind: 'city', minZoom: 4, name: 'Shenyang', local: '沈阳' },
  { kind: 'country', minZoom: 2, name: 'China', local: '中国' },
  { kind: 'sea', minZoom: 2, name: 'Bohai' },
  { kind: 'peak', minZoom: 2, name: 'Paektu', local: '백두산' },
].map((properties) => point([126, 39], { rank: 1, ...properties }));
const places = JSON.stringify(featureCollection(all));
const openedAt = (opening: Omit<SceneSpec, 'bounds' | 'layers'>) => {
  const bounds = [122, 34, 132, 42.4] as const;
  const scenes = { [title.id]: { bounds, layers: {}, ...opening } };
  const geometry = { [loaded.files.places]: places };
  return fontCharacters({ ...loaded, scenes, geometry }).opening;
};
const lettersOf = (by: ReturnType<typeof openedAt>) =>
  mapFaceNames.map((face) => said(by[face])).join('');

test('the opening map needs the labels at its zoom, but not the labels of closer maps', () => {
  const text = lettersOf(openedAt({ maxZoom: 3.95 }));
  for (const letter of 'Pyongyang평양CHINABohai') expect(text).toContain(letter);
  expect(text).not.toMatch(/[沈阳中国백두산▲]/);
});

test('the opening map needs more if the first scene is closer, or names a place', () => {
  expect(lettersOf(openedAt({ maxZoom: 5 }))).toMatch(/沈.*▲/s);
  expect(lettersOf(openedAt({ maxZoom: 3.95, names: ['Shenyang'] }))).toContain('沈');
});

test('the opening map has its characters listed by face', () => {
  const by = openedAt({ maxZoom: 3.95 });
  expect(said(by['Map Sans Italic'])).toBe('Bohai');
  expect(said(by['Map Sans Regular'])).toContain('평');
});

const cache = temporaryFolder();

test('makes a file once for the same input, and anew for other input', async () => {
  const keep = (from: readonly string[], content: string) =>
    keptFile(cache(), 'a.txt', from, () => content);
  const made = await keep(['x', 'y'], 'one');
  expect(await keep(['x', 'y'], 'two')).toEqual(made);
  expect((await keep(['xy'], 'three')).content.toString()).toBe('three');
  expect(await readdir(dirname(made.path))).toEqual(['a.txt']);
});

const written = { 'my/story.md': 'One line.\nנמל\n', 'my/geo/layers/a.geojson': '"name":"ქარი"' };

test('warns of letters without a font, with their first place and the package to install', () => {
  const problems = problemsWithoutFont({ ...loaded, geometry: written }, [...'נמלქ𐎀']);
  const patterns = [
    /^my\/story\.md:2:1 {2}no installed font has "נ", "מ", "ל".* @fontsource\/noto-sans-hebrew"/,
    /^my\/geo\/layers\/a\.geojson:1:1 {2}.*"ქ".* @fontsource\/noto-sans-georgian"/,
    /^the story {2}.*"𐎀".* Write it in other letters/,
  ];
  const expected = patterns.map((pattern) => expect.stringMatching(pattern));
  expect(problems.map(formatProblem)).toEqual(expected);
});
