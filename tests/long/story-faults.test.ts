import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { buildStory } from '../../src/cli/build-story.ts';
import { resolveOptions } from '../../src/cli/options.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import { testStory } from '../../src/proof/test-story.ts';
import { exampleStory } from '../browser/support/example.ts';
import { plainPicture } from '../support/plain-picture.ts';
import { ring } from '../support/shapes.ts';
import { ownFolder } from '../support/temporary-folder.ts';

let folder: string;
let faults: readonly string[];
const lines: string[] = [];

/** Adds faults to a copy of the second story, which is sound. */
async function breakStory() {
  const change = (file: string, from: string | RegExp, to: string) => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${file} has no ${from}.`);
    writeFileSync(path, changed);
  };
  change('scenes.yaml', /(-16\]\n\s+layers: \[meridian)\]/, '$1, islands]\n  names: [Apia]');
  change('scenes.yaml', 'layers: [date-line, voyage]', 'layers: [date-line, voyage, sheet]');
  change('scenes.yaml', 'islands]\n', 'islands, chart]\n');
  change('scenes.yaml', '[islands, sea-zone', '[old-chart, chart, islands, sea-zone');
  await addCharts();
  change('layers.yaml', 'light: "#286bc1"', 'light: "#bccddb"');
  change('settings.yaml', 'light: "#1f5a9e"', 'light: "#e0e0c0"');
  change('geo/layers/meridian.geojson', /"coordinates": ?\[.*?\]\]/s, `"coordinates":${coast()}`);
}

/** Pictures and their boxes: the second hides the first, and the third everything below it. */
const charts = {
  'old-chart': { box: [-174, -16, -170, -11], background: '#5080a0', more: '' },
  chart: { box: [-175, -17, -168, -9], background: '#c8b48c', more: '' },
  sheet: { box: [-175, -17, -168, -9], background: '#70a050', more: '  above: true\n' },
} as const;

async function addCharts() {
  for (const [id, { background, more, ...chart }] of Object.entries(charts)) {
    const [west, south, east, north] = chart.box;
    const color = '{ light: "#4a4436", dark: "#c9bb97" }';
    appendFileSync(
      join(folder, 'layers.yaml'),
      `\n${id}:\n  label: ${id}\n  kind: image\n  picture: ${id}.png\n${more}  color: ${color}\n  source: A drawing\n  license: CC0-1.0\n`,
    );
    const geometry = { type: 'Polygon', coordinates: [ring(west, south, east, north)] };
    const features = [{ type: 'Feature', properties: { name: id }, geometry }];
    writeFileSync(
      join(folder, `geo/layers/${id}.geojson`),
      JSON.stringify({ type: 'FeatureCollection', features }),
    );
    await plainPicture(64, 64, background).toFile(join(folder, `public/${id}.png`));
  }
}

/** A line with so many vertices that its file is larger than the whole page. */
const coast = () =>
  JSON.stringify(
    Array.from({ length: 60_000 }, (_, i) => [
      Number((179 + Math.random()).toFixed(5)),
      Number((-20 + i / 4000).toFixed(5)),
    ]),
  );

beforeAll(async () => {
  const { root, remove } = await ownFolder(exampleStory);
  folder = root;
  // A translation would go through the same checks.
  for (const file of readdirSync(folder)) if (/\.fr\./.test(file)) rmSync(join(folder, file));
  await breakStory();
  const build = (dist: string) =>
    buildStory(resolveOptions(process.cwd(), { STORY: folder, STORY_DIST: dist }), 'error');
  faults = await testStory(openFolder('.', folder), build, (line) => lines.push(line));
  return remove;
}, 600_000);

it.each([
  ['a layer out of sight', /scenes\.yaml.*"fiji": it shows "islands", but nothing of it/],
  ['a requested name not shown', /scenes\.yaml.*"fiji": "Apia" is not shown at 360/],
  ['a colour like the ground', /layers\.yaml.*"sea-zone": color: .* has a contrast of 1\.\d:1/],
  ['a picture out of sight', /scenes\.yaml.*"fiji": it shows "chart", but nothing of it/],
  ['a picture under another', /scenes\.yaml.*"sources": it shows "old-chart", but its switch chan/],
  ['a line under an overlay', /"samoa": it shows "date-line", but its switch .*above: true/],
  ['an axe violation', /story\.md.*axe finds "color-contrast: .* at 360 × 740 \(.*\) and 1440/],
  ['a first map too large', /the first map: it takes .* Simplify .*meridian\.geojson/],
])('a built story is reported for %s', (_, sentence) => {
  expect(faults).toContainEqual(expect.stringMatching(sentence));
});

it('a built story goes through every check', () => {
  expect(faults).not.toContainEqual(expect.stringContaining('the check failed'));
  expect(lines.filter((line) => /^[✓✗]/.test(line))).toHaveLength(13);
});
