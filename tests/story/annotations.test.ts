import { expect, it, test } from 'vitest';
import { closestZoom } from '../../src/core/camera/fit-bounds.ts';
import { greatCircleKm } from '../../src/core/camera/mercator.ts';
import type { AnnotationSpec } from '../../src/core/story/scene-spec.ts';
import { routeHeadLayers } from '../../src/style/kinds/route/route-heads.ts';
import { layerColors } from '../../src/style/palette.ts';
import { isWords } from '../../src/translation/translate-texts.ts';
import { readLayer } from '../geo/read-layer.ts';
import { english as en } from '../support/english.ts';
import { labels, layers, scenes } from '../support/this-story.ts';

/** The places that an annotation of this story may name: capitals, ports, published sites, whole areas. */
const allowed: Readonly<Record<string, readonly [number, number]>> = {
  Seoul: [126.9784, 37.566],
  Busan: [129.03, 35.1017],
  Beijing: [116.3972, 39.9075],
  Pyongyang: [125.7543, 39.0339],
  Vientiane: [102.6, 17.9667],
  Bangkok: [100.5014, 13.754],
  'the marks of Wonsan': [128.2, 39.81],
  'the sea below the marks of 13 July': [126.1, 37.8],
  'the marks of 14 July, at sea': [129.5, 38.2],
  'the sea beside the fan of 14 July': [129.1, 38.55],
  'the Yellow Sea, under the arrow of the visit': [124.9, 36.5],
  'the lookout of 14 July': [128.39, 38.57],
  'the sea where rounds fell': [128.72, 38.66],
  'South Korea as a whole': [128.2, 35.5],
  'South Korea as a whole, at its speck': [128.25, 36.9],
  'the sea south of the dots in the South': [127.8, 33.9],
  'South Korea, south of the line': [128, 37.75],
  'North Korea, north of the line': [126.55, 38.75],
  'North Korea as a whole': [127.6, 40.35],
  'North Korea as a whole, above the zone': [126.75, 38.75],
  'North Korea as a whole, by the sea': [127.3, 39.2],
  'North Korea as a whole, by its north-eastern sea': [129.2, 40.6],
  'North Korea as a whole, north of the note at sea': [129.6, 40.95],
  'Jilin as a whole': [125.3, 44.7],
  'Manchuria as a whole, beside its largest circle': [128.3, 47.1],
  'Manchuria as a whole, beside its smaller circles': [128.2, 45.4],
  'China north of the Yalu': [124.8, 43.1],
  'inland China, far from the border, for the first word': [114, 35.78],
  'inland China, far from the border, for the second word': [114, 31.63],
  'inland China, far from the border, for the third word': [114, 27.36],
  'the middle of China, below its rings': [103.6, 31.1],
  'the middle of China, beside the schematic lines': [106.5, 34.8],
  'the East Sea / Sea of Japan': [128.75, 39.4],
  'the East Sea / Sea of Japan, beside the South': [129.75, 36.6],
  'China beside Jilin': [122.4, 42.5],
  'Laos and Thailand': [104.6, 17.4],
  'the line of the cooler ties': [119.6, 38.6],
  'the line of the warmer ties': [122.1, 37.5],
  'the sea beneath the stub to Seoul': [124, 30.4],
  'the dimension line at sea, below its end': [130.1, 36.1],
};

/** The least distance of a large word's place from the border and from any site, in kilometres. */
const farFromBorder = 800;

const sites = readLayer('firing-sites').features.flatMap(({ geometry }) =>
  geometry.type === 'Point' ? [geometry.coordinates as [number, number]] : [],
);

const written = Object.entries(scenes).flatMap(([section, { annotations = [] }]) =>
  annotations.map((annotation) => ({ section, ...annotation })),
);

test('annotations name only places that the story may name', () => {
  const known = [...Object.values(allowed), ...sites];
  const elsewhere = written.filter(({ at }) => !known.some((it) => greatCircleKm(it, at) < 6));
  expect(written.length).toBeGreaterThan(15);
  expect(elsewhere.map(({ text }) => text)).toEqual([]);
});

test('no leader points at a spot beside the eleven or in Yanbian', () => {
  const north = written.filter(({ at: [lng, lat] }) => lng > 121 && lat > 41);
  expect(north.map(({ section }) => section)).toContain('the-eleven');
  expect(north.filter(({ offset }) => offset !== 0)).toEqual([]);
});

test('no layer, annotation or label draws where people were returned', () => {
  expect(layers.map(({ id }) => id)).not.toContain('returned');
  const returned = written.filter(({ text }) => /returned|sent\s+back/.test(text));
  const sections = returned.map(({ section }) => section);
  expect(sections).toEqual(expect.arrayContaining(['since-then', 'as-many', 'sources']));
  expect(returned.filter(({ offset }) => offset !== 0)).toEqual([]);
});

test('large words stand far from the border, come one by one, and name no place', () => {
  const large = written.filter((each) => each.large);
  const inTurn = large.filter(({ section }) => section === 'the-law');
  expect(inTurn.map(({ from = 0 }) => from)).toEqual([0, 0.2, 0.4]);
  for (const { at, text } of large) {
    expect(text).toMatch(/^“.*”$/s);
    for (const [lng, lat] of [[124.4, 40.1], [126.9, 41.8], [129.5, 42.9], ...sites] as const)
      expect(greatCircleKm(at, [lng, lat])).toBeGreaterThan(farFromBorder);
  }
});

test('every text on the map has letters, so that each edition has to say it in its own words', () => {
  const texts = [...written, ...labels].map(({ text }) => text);
  expect(texts.filter((text) => !isWords(text))).toEqual([]);
});

test('a section has at most four short annotations, besides the dates of discs and the names of who says a word', () => {
  const count = new Map<string, number>();
  const isDate = (text: string) => /^\d+ \w+$/.test(text);
  const isSpeaker = ({ from, large }: AnnotationSpec) => from !== undefined && !large;
  const counted = written.filter((each) => !isDate(each.text) && !isSpeaker(each));
  for (const { section } of counted) count.set(section, (count.get(section) ?? 0) + 1);
  expect(Math.max(...count.values())).toBeLessThanOrEqual(4);
  expect(written.filter(({ text }) => text.split(/\s+/).length > 12)).toEqual([]);
});

const routes = layers.filter((layer) => layer.kind === 'route');
const zooms = Array.from({ length: closestZoom * 4 + 1 }, (_, quarter) => quarter / 4);

it.each(zooms)(
  'a route is labelled as schematic and its crossing as not drawn, once each, at zoom %d',
  (zoom) => {
    const shown = labels.filter(
      ({ minZoom = 0, maxZoom = Number.POSITIVE_INFINITY }) => zoom >= minZoom && zoom < maxZoom,
    );
    const texts = (wanted: 'way' | 'leap') =>
      shown.flatMap((label) =>
        label.layer.startsWith('route-') &&
        wanted === (/crossing/.test(label.text) ? 'leap' : 'way')
          ? [label.text]
          : [],
      );
    const notDrawn = expect.stringMatching(/crossings?\snot drawn$/);
    expect(texts('way')).toEqual([expect.stringMatching(/\bschematic\b/)]);
    expect(texts('leap')).toEqual([notDrawn]);
  },
);

it.each(routes)('a route is also labelled as schematic at its head: $id', (route) => {
  const parts = routeHeadLayers(route, layerColors(route, 'light'), en);
  const head = parts.find(({ type }) => type === 'symbol');
  expect(JSON.stringify(head?.layout)).toContain('schematic');
});
