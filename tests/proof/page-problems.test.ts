import { describe, expect, it } from 'vitest';
import { sentences } from '../../src/proof/fault.ts';
import { tooLarge } from '../../src/proof/page/bytes-problems.ts';
import { pageProblems } from '../../src/proof/page/page-problems.ts';
import { atolls, size } from './atolls.ts';

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
    const [told] = sentences([await tooLarge(atolls, 1.71, size)]);
    expect(told).toContain('the first map: it takes 1.71 times the bytes of a map without a story');
    const [, ...largest] =
      told?.match(/Simplify .*: \S+ \((\d+) KB\), \S+ \((\d+) KB\), \S+ \((\d+) KB\)/) ?? [];
    const sizes = largest.map(Number);
    expect(sizes).toHaveLength(3);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(told).toContain('examples/atolls/geo/basemap/land.geojson');
  });
});
