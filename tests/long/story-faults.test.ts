import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exampleStory } from '../browser/support/example.ts';
import { testStory } from '../story-suite/test-story.ts';

let folder: string;
let told: readonly string[];
const lines: string[] = [];

/** Changes a file of the copy, which must have what is changed. */
function change(file: string, from: string | RegExp, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} has no ${from}.`);
  writeFileSync(path, changed);
}

/** A line with so many corners that its file is larger than all of the page. */
const coast = () =>
  Array.from({ length: 60_000 }, (_, i) => [
    Number((179 + Math.random()).toFixed(5)),
    Number((-20 + i / 4000).toFixed(5)),
  ]);

function breakStory(): void {
  change('scenes.yaml', /(-16\]\n\s+layers: \[meridian)\]/, '$1, islands]\n  names: [Apia]');
  change('scenes.yaml', 'layers: [date-line, voyage]', annotated);
  change('layers.yaml', 'label: 180th meridian', `label: ${'The 180th meridian, '.repeat(8)}`);
  change('layers.yaml', 'light: "#286bc1"', 'light: "#bccddb"');
  change(
    'labels.yaml',
    'text: 171° west, at: [-170.4, -12.9]',
    'text: 171° west, at: [-171.9, -13.7]',
  );
  change('settings.yaml', 'light: "#1f5a9e"', 'light: "#e0e0c0"');
  const meridian = join(folder, 'geo/layers/meridian.geojson');
  const { features, ...more } = JSON.parse(readFileSync(meridian, 'utf8'));
  const [first] = features;
  const geometry = { type: 'LineString', coordinates: coast() };
  writeFileSync(meridian, JSON.stringify({ ...more, features: [{ ...first, geometry }] }));
}

const annotated = `layers: [date-line, voyage]
  annotations:
    - { text: No Friday, at: [-171.7, -13.8], side: right }
    - { text: A whole day, at: [-171.7, -13.82], side: right }`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broken-'));
  cpSync(exampleStory, folder, { recursive: true });
  breakStory();
  told = await testStory(folder, (line) => lines.push(line));
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['a layer that is out of sight', /scenes\.yaml.*"fiji": it shows "islands", but nothing of it/],
  ['a name that must stand and does not', /scenes\.yaml.*"fiji": "Apia" does not stand at 360/],
  ['an annotation on another', /scenes\.yaml.*"samoa": "No Friday" lies on "A whole day" at 360/],
  ['a label across a route', /labels\.yaml.*"171° west": beside .* lies on the line of "voyage"/],
  ['a label that the legend cuts', /layers\.yaml.*"meridian": the legend cuts "The 180th/],
  ['a colour like the ground', /layers\.yaml.*"sea-zone": color: .* has a contrast of 1\.\d:1/],
  ['what axe finds', /story\.md.*axe finds color-contrast: .* at 360 × 740 \(/],
  ['a first map that is too large', /the first map: it takes .* Simplify .*meridian\.geojson/],
])('a built story is told of for %s', (_, sentence) => {
  expect(told).toContainEqual(expect.stringMatching(sentence));
});

it('and each of its checks is made', () => {
  expect(told).not.toContainEqual(expect.stringContaining('could not be looked at'));
  expect(lines.filter((line) => /^[✓✗]/.test(line))).toHaveLength(12);
});
