import { point } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { cutFile, isAsCut, partMetadata } from '../../src/tiles/files.ts';
import { worldSources } from '../../src/tiles/packages.ts';
import { readWindow } from '../../src/tiles/window.ts';

describe('the window of a basemap', () => {
  it.each([[[176, -20, -178, -15]], [[-180, -80, 180, 80]]])('can be %j', (window) => {
    expect(readWindow(window.join())).toEqual(window);
  });

  it.each(['', '1,2,3', '1,2,3,four', '10,50,20,40', '10,-95,20,40', '10,20,10,40', '1,2,,4'])(
    'rejects "%s", and says how to write it',
    (written) => {
      expect(() => readWindow(written)).toThrow(
        'write west,south,east,north in degrees, such as --window -25,63,-13,67',
      );
    },
  );
});

describe('a file that was cut', () => {
  const from = { countries: worldSources.countries10m, scale: '', finest: '' };
  const text = cutFile(partMetadata('places', from), [point([1, 2], { name: 'A' })], [0, 0, 2, 3]);

  it('is recognised until somebody changes it', () => {
    expect(isAsCut(text)).toBe(true);
    expect(isAsCut(text.replace('"A"', '"B"'))).toBe(false);
    expect(isAsCut(text.replace('[0,0,2,3]', '[0,0,2,4]'))).toBe(false);
    expect(isAsCut('{"type":"FeatureCollection","features":[]}')).toBe(false);
    expect(isAsCut('null')).toBe(false);
  });

  it('may be reformatted', () => {
    expect(isAsCut(JSON.stringify(JSON.parse(text), null, 2))).toBe(true);
  });
});
