import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { beginTranslation } from '../../src/cli/begin-translation.ts';
import { ownProject } from '../support/fixture-project.ts';

const project = ownProject();
const own = (file: string): string => project(`src/story/${file}`);
const begin = () => beginTranslation(project(), 'src/story', 'fr');
const words = () => readFileSync(own('words.fr.yaml'), 'utf8');

test('a translation begins with the front matter, each text once, and the names that may stay', async () => {
  const place = (name: string) => ({
    type: 'Feature',
    properties: { name, kind: 'city', rank: 1, minZoom: 1, anchor: 'left' },
    geometry: { type: 'Point', coordinates: [127, 37.5] },
  });
  const features = ['Ås', 'Vik', 'Ås'].map(place);
  const metadata = { title: 'Places', source: 'Nobody', license: 'CC0-1.0' };
  const places = JSON.stringify({ type: 'FeatureCollection', metadata, features });
  writeFileSync(project('geo/layers/places.geojson'), places);
  await begin();
  const text = readFileSync(own('story.fr.md'), 'utf8');
  expect(text).toMatch(/title: A Short Walk\n[\s\S]*lang: fr\n---\n$/);
  expect(parse(words())).toMatchObject({ 'The way': null, Ås: 'Ås', Vik: 'Vik' });
  expect(await begin()).toEqual(['No text is missing.']);
});

test('words that cannot be read are told of, and not written to', async () => {
  writeFileSync(own('words.fr.yaml'), 'The way: on foot: Le chemin\n');
  await expect(begin()).rejects.toThrow('words.fr.yaml:1');
  expect(words()).toBe('The way: on foot: Le chemin\n');
});
