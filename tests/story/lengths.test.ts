import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/words/formats.ts';
import { readLayer } from '../geo/read-layer.ts';

const text = readFileSync('src/story/story.md', 'utf8');
const sectionOf = (id: string) =>
  text.split(/^#+ /m).find((part) => part.includes(`{#${id} `)) ?? '';

describe('the length of a route in the text', () => {
  it.each([
    ['to-laos', 'route-laos'],
    ['to-thailand', 'route-thailand'],
  ] as const)('%s gives what the map measures of %s', (section, route) => {
    const length = readLayer(route).metadata.measured[0]?.value ?? 0;
    const given = [...sectionOf(section).matchAll(/([\d,]+) kilometres from Yanbian/g)];
    expect(new Set(given.map(([, figure]) => figure))).toEqual(
      new Set([formatNumber(length, 'en-GB')]),
    );
  });
});

it('gives every length of the ruler in its words', () => {
  const rows = csvParse(readFileSync('src/story/charts/lengths.csv', 'utf8'));
  for (const { value } of rows) {
    expect(text).toMatch(new RegExp(`\\b${formatNumber(Number(value), 'en-GB')} kilometres\\b`));
  }
});
