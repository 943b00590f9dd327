import { point } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { cutFile, isAsCut, partMetadata } from '../../../../src/build/commands/basemap/files.ts';
import { worldSources } from '../../../../src/build/commands/basemap/packages.ts';

describe('a file that was cut', () => {
  const from = { countries: worldSources.countries10m, scale: '', finest: '' };
  const text = cutFile(partMetadata('places', from), [point([1, 2], { name: 'A' })], [0, 0, 2, 3]);

  it('is told from one that was changed since', () => {
    expect(isAsCut(text)).toBe(true);
    expect(isAsCut(text.replace('"A"', '"B"'))).toBe(false);
    expect(isAsCut(text.replace('[0,0,2,3]', '[0,0,2,4]'))).toBe(false);
    expect(isAsCut('{"type":"FeatureCollection","features":[]}')).toBe(false);
    expect(isAsCut('null')).toBe(false);
  });

  it('may be laid out anew', () => {
    expect(isAsCut(JSON.stringify(JSON.parse(text), null, 2))).toBe(true);
  });
});
