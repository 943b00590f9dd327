import { expect, it } from 'vitest';
import { checkScenes } from '../../src/check/check-scenes.ts';
import { checkIds } from '../../src/check/check-text.ts';
import type { Bounds } from '../../src/core/camera/bounds.ts';
import { formatProblem } from '../../src/files/story-error.ts';
import { figuresIn } from '../../src/translation/translated-sections.ts';
import { saidOf } from './mistake.ts';

/** The limit in milliseconds for a story far too large, on a busy machine. */
const patience = 4000;

it('checks the scenes of thousands of sections within seconds', { timeout: patience }, () => {
  const scenes = Array.from({ length: 3000 }, (_, i) => {
    const bounds: Bounds = [6 + i / 1000, 46, 8 + i / 1000, 47.5];
    return [`section-${i}`, { bounds, layers: {} }];
  });
  expect(checkScenes(Object.fromEntries(scenes), [], {}, 'scenes.yaml')).toEqual([]);
});

it('joins a table of 60,000 rows to 30,000 areas that have other keys', async () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => `r${i},${i}`);
  const square = '{"type":"Polygon","coordinates":[[[33,-1],[34,-1],[34,0],[33,-1]]]}';
  const features = rows.slice(0, 30_000).map((row, i) => {
    const key = i === 0 ? row.replace(/,.*/, '') : `area-${i}`;
    return `{"type":"Feature","properties":{"name":"${key}"},"geometry":${square}}`;
  });
  const values = '{ of: depth, table: depths, key: name }';
  const said = await saidOf([
    ['geo/layers/lake.geojson', `{"type":"FeatureCollection","features":[${features}]}`],
    ['values/depths.csv', `name,depth\n${rows.join('\n')}`],
    ['layers.yaml', 'kind: area', `kind: shaded\n  values: ${values}`],
  ]);
  expect(said.join('\n')).toContain('no row in lake/values/depths.csv for 29999 of 30000 areas');
});

it('reports the first of a flood of faults and counts the rest, without overlong lines', async () => {
  const layer = '{ label: L, kind: area, color: { light: "#286bc1", dark: "#438deb" } }';
  const layers = Array.from({ length: 150 }, (_, i) => `l${i}: ${layer}`);
  const open = `date,value,derived\n"2021,100,no\n${'2022,200,no\n'.repeat(20_000)}`;
  const said = await saidOf([['charts/ports.csv', open]]);
  const alike = await saidOf([['layers.yaml', layers.join('\n')]]);
  expect(alike.join('\n')).toMatch(/its colour on light paper.* \(139 more problems like this\.\)/);
  expect(alike.length).toBeLessThan(150);
  expect(Math.max(...said.map(({ length }) => length))).toBeLessThan(1500);
});

it('accepts at most a thousand sections, and names the line of the first section too many', () => {
  const check = (count: number) => {
    const sections = Array.from({ length: count }, (_, i) => ({ id: `s-${i}`, line: 4 * i + 1 }));
    const scenes = sections.map(({ id }) => id);
    return checkIds(sections, scenes, { story: 'story.md', scenes: 'scenes.yaml' });
  };
  expect(check(1000)).toEqual([]);
  expect(check(1001).map(formatProblem)).toEqual([
    'story.md:4001:1  the story has 1001 sections; the limit is 1000. Publish it as several stories.',
  ]);
});

it('reads a flood of braces and digits without delay', async () => {
  const story = `---\ntitle: T\n---\n# T ${'{#'.repeat(100_000)}\n`;
  expect((await saidOf([['story.md', story]])).join()).toContain('the mark "{#{#');
  expect(figuresIn(`${'1'.repeat(300_000)}s ${'[^]('.repeat(100_000)}`).size).toBe(0);
  expect(figuresIn(`1${'0'.repeat(300_000)}1`).size).toBe(1);
});
