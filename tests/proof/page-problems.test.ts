import { describe, expect, it } from 'vitest';
import { pageProblems, tooLarge } from '../../src/proof/page-problems.ts';
import { sentences } from '../../src/proof/tested-story.ts';
import { atolls } from './atolls.ts';

describe('a page', () => {
  it('is told of with each error that it reports and each request to another site', () => {
    const requests = [`${atolls.url}/story.css`, 'https://example.org/font.woff2'];
    const errors = ['TypeError: x is not a function\n    at somewhere'];
    const told = sentences(pageProblems(atolls, { errors, requests }, '360 × 740'));
    expect(told).toHaveLength(2);
    expect(told[0]).toContain(
      'it reports the error "TypeError: x is not a function" at 360 × 740.',
    );
    expect(told[1]).toContain('it asks another site for https://example.org/font.woff2 at');
  });

  it('that takes too many bytes is told with the largest files of its first map', async () => {
    const [told] = sentences([await tooLarge(atolls, 700, '360 × 740')]);
    expect(told).toContain(
      'the first map: it takes 700 KB, of which 618 is the most, at 360 × 740.',
    );
    const [, ...largest] =
      told?.match(/Simplify .*: \S+ \((\d+) KB\), \S+ \((\d+) KB\), \S+ \((\d+) KB\)/) ?? [];
    const sizes = largest.map(Number);
    expect(sizes).toHaveLength(3);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(told).toContain('examples/atolls/geo/basemap/land.geojson');
  });
});
