import { expect, it, test } from 'vitest';
import { project } from '../../src/core/camera/camera.ts';
import { tooLarge } from '../../src/proof/bytes-problems.ts';
import type { PlacedLabel } from '../../src/proof/look.ts';
import { frameProblems, labelProblems, type SectionLook } from '../../src/proof/map-problems.ts';
import { brokenText, pageProblems } from '../../src/proof/page-problems.ts';
import { sentences } from '../../src/proof/tested-story.ts';
import { annotationSource } from '../../src/style/annotation-layers.ts';
import { tickSource } from '../../src/style/kinds/route/route-layers.ts';
import { positions } from '../support/shapes.ts';
import { atolls, atollsWithScene, sceneOf, viewport } from './atolls.ts';

/** How a section of the sound story looks on a phone, with labels put there. */
const seen = (section: string, labels: readonly PlacedLabel[] = []): SectionLook => ({
  section,
  camera: sceneOf(section).camera,
  at: '360 × 740',
  look: {
    viewport,
    over: [],
    always: [{ what: 'the controls', left: 250, top: 0, right: 360, bottom: 60 }],
    inSight: Object.keys(atolls.shapes),
    labels,
  },
});

/** A label of 80 × 20 CSS pixels from its top left corner. */
const labelAt = (
  text: string,
  [x, y]: readonly [x: number, y: number],
  more: Partial<PlacedLabel> = {},
): PlacedLabel => ({
  text,
  source: 'places',
  at: [178, -17],
  corners: positions(x, y, x + 80, y, x + 80, y + 20, x, y + 20),
  ...more,
});

it.each(Object.keys(atolls.story.scenes))('frameProblems accepts the section "%s"', (section) => {
  expect(sentences(frameProblems(atolls, seen(section)))).toEqual([]);
});

const fiji = seen('fiji');
const closer = { ...fiji.camera, zoom: fiji.camera.zoom + 1 };
const card = { what: 'the text', left: 100, top: 100, right: 200, bottom: 200 };
const found = (look: Partial<SectionLook['look']>) =>
  frameProblems(atolls, { ...fiji, look: { ...fiji.look, ...look } });

it.each([
  ['the bounds reach beyond the map', frameProblems(atolls, { ...fiji, camera: closer })],
  ['the bounds reach under the text', found({ over: [card] })],
  ['it shows "meridian", but nothing of it', found({ inSight: ['islands'] })],
])('frameProblems reports a section if %s', (words, problems) => {
  const [told, ...others] = sentences(problems);
  expect(told).toContain(`section "fiji": ${words}`);
  expect(told).toMatch(/scenes\.yaml.* at 360 × 740\. \w/);
  expect(others).toEqual([]);
});

/** The sound story, with a point that bears its name on the way of the voyage. */
const calling = {
  ...atolls,
  story: {
    ...atolls.story,
    layers: atolls.story.layers.map((layer) => ({ ...layer, names: layer.id === 'islands' })),
  },
};

const annotated = atollsWithScene('fiji', {
  annotations: [
    { text: 'One island', at: [179.9, -16.8], side: 'right' },
    { text: 'Two\nhalves', at: [179.9, -16.9], side: 'right' },
  ],
});
const named = atollsWithScene('fiji', { names: ['Suva', 'Labasa'] });
const note = (text: string, ...at: [x: number, y: number]) =>
  labelAt(text, at, { source: annotationSource });
const suva = labelAt('Suva', [20, 100]);
const labasa = labelAt('Labasa', [120, 200]);

const placeOf = (section: string, lngLat: readonly [number, number]) =>
  project(sceneOf(section).camera, viewport)(lngLat);
const [apiaX, apiaY] = placeOf('samoa', [-171.7667, -13.8333]);
const [placeX, placeY] = placeOf('fiji', [179.9, -16.8]);
const beside = labelAt('Suva', [placeX - 66, placeY - 10]);
const overRoute = [apiaX - 40, apiaY - 10] as const;
const [apia, inside] = [[-171.8, -13.8] as const, [178.4, -18.1] as const];

it.each([
  ['names side by side', atolls, 'fiji', [suva, labelAt('Labasa', [20, 160])]],
  ['the names of the scene', named, 'fiji', [suva, labasa]],
  ['a point’s name across a route', calling, 'samoa', [labelAt('Funafuti', overRoute)]],
  ['a name cut beyond the bounds', atolls, 'fiji', [labelAt('Apia', [-20, 20], { at: apia })]],
] as const)('labelProblems allows %s', (_, tested, section, labels) => {
  expect(sentences(labelProblems(tested, seen(section, labels)))).toEqual([]);
});

it.each([
  [
    'lies on another name',
    [atolls, 'fiji', [labelAt('Suva', [20, 20]), labelAt('Labasa', [60, 30])]],
    /scenes\.yaml.*"fiji": "Suva" lies on "Labasa" at 360 × 740\. Name it in "quiet"/,
  ],
  ['is cut', [atolls, 'fiji', [labelAt('Suva', [-20, 20], { at: inside })]], /"Suva" is cut by/],
  ['lies on a route', [atolls, 'samoa', [labelAt('Apia', overRoute)]], /"Apia" lies on the line/],
  [
    'is the number of a tick',
    [atolls, 'samoa', [labelAt('50', overRoute, { source: tickSource })]],
    /"50" lies on the line of .*\. Change "ticksInKm" of the layer, or leave it out/,
  ],
  [
    'was placed by hand',
    [atolls, 'fiji', [labelAt('Sea around\nTuvalu', [20, 20]), labelAt('Suva', [60, 30])]],
    /labels\.yaml.*label "Sea around Tuvalu": beside section "fiji" it lies on "Suva"/,
  ],
  [
    'is an annotation on another',
    [annotated, 'fiji', [note('One island', 20, 100), note('Two\nhalves', 90, 110)]],
    /"One island" lies on "Two halves" at 360 × 740\. Give the annotation another side/,
  ],
  [
    'is an annotation whose leader is on a name',
    [annotated, 'fiji', [note('One island', 20, 300), note('Two\nhalves', 20, 400), beside]],
    /"One island" has its leader on "Suva" at .*\. Give the annotation another side/,
  ],
  ['is covered', [named, 'fiji', [suva, labelAt('Labasa', [200, 20])]], /"Labasa" lies under/],
  ['must stand', [named, 'fiji', [labelAt('Labasa', [20, 300])]], /scenes.*"Suva" is not shown/],
  ['is missing', [annotated, 'fiji', [note('Two\nhalves', 20, 100)]], /"One island" is not shown/],
] as const)('labelProblems reports a label that %s', (_, [tested, section, labels], sentence) => {
  const told = sentences(labelProblems(tested, seen(section, labels)));
  expect(told).toEqual([expect.stringMatching(sentence)]);
});

it('labelProblems names the word list of a translation, while frameProblems still names the scenes', () => {
  const translation = { tag: 'fr', story: 'story.fr.md', words: 'words.fr.yaml', done: '' };
  const files = { ...annotated.story.files, translation };
  const french = { ...annotated, story: { ...annotated.story, files } };
  const labels = [labelAt('Sea around\nTuvalu', [20, 20]), labelAt('Suva', [60, 30])];
  expect(sentences(labelProblems(french, seen('fiji', labels)))).toEqual([
    expect.stringMatching(/^words\.fr\.yaml {2}section "fiji": "One island" is not shown/),
    expect.stringMatching(/^words\.fr\.yaml {2}section "fiji": "Two halves" is not shown/),
    expect.stringMatching(/^words\.fr\.yaml {2}label "Sea around Tuvalu": .* it lies on "Suva"/),
  ]);
  const look = { ...seen('fiji').look, inSight: [] };
  const [frame] = sentences(frameProblems(french, { ...seen('fiji'), look }));
  expect(frame).toMatch(/scenes\.yaml/);
});

it('pageProblems reports each logged error and each request to another site', () => {
  const requests = [`${atolls.url}/story.css`, 'https://example.org/font.woff2'];
  const errors = ['TypeError: x is not a function\n    at somewhere'];
  const told = sentences(pageProblems(atolls, { errors, requests }, '360 × 740'));
  expect(told).toHaveLength(2);
  expect(told[0]).toContain('it reports the error "TypeError: x is not a function" at 360 × 740.');
  expect(told[1]).toContain('it asks another site for https://example.org/font.woff2 at');
});

it('tooLarge lists the first map’s largest files', async () => {
  const [told] = sentences([await tooLarge(atolls, 700, 618, '360 × 740')]);
  expect(told).toContain('the first map: it takes 700 KB, with a limit of 618 KB, at 360 × 740.');
  const [, ...largest] =
    told?.match(/Simplify .*: \S+ \((\d+) KB\), \S+ \((\d+) KB\), \S+ \((\d+) KB\)/) ?? [];
  const sizes = largest.map(Number);
  expect(sizes).toHaveLength(3);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(told).toContain('tests/fixtures/atolls/geo/basemap/land.geojson');
});

const fault = { file: 'a.yaml', place: 'section "fiji"', problem: 'it is cut', remedy: 'Move.' };

it('faults are reported once for all screens that show them', () => {
  const screens = ['360 × 740', '390 × 844', '390 × 844', '768 × 1024'];
  expect(sentences(screens.map((at) => ({ ...fault, at })))).toEqual([
    'a.yaml  section "fiji": it is cut at 360 × 740, 390 × 844, and 768 × 1024. Move.',
  ]);
});

test('brokenText quotes the words that lack a value', () => {
  const [problem, ...others] = brokenText('<p>on 1 days\n between undefined and 3 May.</p>', '');
  expect(problem?.place).toBe('"…<p>on 1 days between undefined and 3 May.</p>…"');
  expect(others).toEqual([]);
});

test.each([
  ['text', 1, '<p>from [object Object]</p>'],
  ['an attribute', 1, '<img alt="Map of undefined.">'],
  ['a path', 1, '<path d="M1 2LNaN 3z"/>'],
  ['a date', 1, '<time>Invalid Date</time>'],
  ['several', 3, '<p>undefined</p><p title="NaN">undefined</p>'],
  ['a script', 0, '<script type="module">if (x === undefined) y = NaN;</script>'],
  ['a licence, word for word', 0, '<pre>undefined</pre>'],
  ['a picture in the text', 0, '<image href="data:image/png;base64,jpg1bNaN3/undefined+N=="/>'],
  ['a hash in the name of a file', 0, '<img src="assets/maps/title-xbNaN-el.svg">'],
  ['a hash of a file', 0, '<meta content="style-src \'sha256-aNaN/undefined=\'">'],
  ['a name', 0, '<p>Nana in NaNo, undefinedly</p>'],
  ['what the author has written', 0, '<p>The border is undefined here.</p>', 'It is undefined.'],
])('brokenText, given %s, finds %d missing values', (_, count, html, written = '') => {
  expect(brokenText(html, written)).toHaveLength(count);
});
