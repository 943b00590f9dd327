import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildStory } from '../../src/cli/build-story.ts';
import { testStory } from '../../src/proof/test-story.ts';
import { exampleStory } from '../browser/support/example.ts';
import { breakStory } from './break-story.ts';

let folder: string;
let faults: readonly string[];
const lines: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broken-'));
  cpSync(exampleStory, folder, { recursive: true });
  // Each page of a translation is put to the same checks.
  for (const file of readdirSync(folder)) if (/\.fr\./.test(file)) rmSync(join(folder, file));
  breakStory(folder);
  const build = (dist: string) =>
    buildStory(process.cwd(), { STORY: folder, STORY_DIST: dist }, 'error');
  faults = await testStory(folder, build, (line) => lines.push(line));
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['a layer that is out of sight', /scenes\.yaml.*"fiji": it shows "islands", but nothing of it/],
  [
    'a name that the scene wants and that is not shown',
    /scenes\.yaml.*"fiji": "Apia" is not shown at 360/,
  ],
  ['an annotation on another', /scenes\.yaml.*"samoa": "A whole day" lies on "No Friday" at 360/],
  ['a label across a route', /labels\.yaml.*"171° west": beside .* lies on the line of "voyage"/],
  ['a colour like the ground', /layers\.yaml.*"sea-zone": color: .* has a contrast of 1\.\d:1/],
  ['what axe finds', /story\.md.*axe finds "color-contrast: .* at 360 × 740 \(.*\) and 1440/],
  ['a first map that is too large', /the first map: it takes .* Simplify .*meridian\.geojson/],
])('%s in a built story is found', (_, sentence) => {
  expect(faults).toContainEqual(expect.stringMatching(sentence));
});

it('and each of its checks is made', () => {
  expect(faults).not.toContainEqual(expect.stringContaining('the check failed'));
  expect(lines.filter((line) => /^[✓✗]/.test(line))).toHaveLength(12);
});
