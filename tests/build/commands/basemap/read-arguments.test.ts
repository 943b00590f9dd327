import { point } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../../src/build/commands/basemap/arguments.ts';
import { cutFile, isAsCut, partMetadata } from '../../../../src/build/commands/basemap/files.ts';
import { worldSources } from '../../../../src/build/commands/basemap/packages.ts';

describe('the command line of npm run basemap', () => {
  it('names a story, and a window that may begin with a minus', () => {
    expect(readArguments(['--story', '../my-story', '--window', '-25,63,-13,67'])).toEqual({
      story: '../my-story',
      window: [-25, 63, -13, 67],
    });
  });

  it('may be empty', () => {
    expect(readArguments([])).toEqual({});
  });

  it.each([
    [
      [176, -20, 182, -15],
      [176, -20, -178, -15],
    ],
    [
      [176, -20, -178, -15],
      [176, -20, -178, -15],
    ],
    [
      [-180, -80, 180, 80],
      [-180, -80, 180, 80],
    ],
  ])('takes the window %j over the 180th meridian', (written, window) => {
    expect(readArguments([`--window=${written.join()}`])).toEqual({ window });
  });

  it.each(['', '1,2,3', '1,2,3,four', '10,50,20,40', '10,-95,20,40', '10,20,10,40', '1,2,,4'])(
    'says how a window is written where it is "%s"',
    (written) => {
      expect(() => readArguments(['--window', written])).toThrow(
        'write west,south,east,north in degrees, such as --window -25,63,-13,67',
      );
    },
  );

  it('says what may be asked for where something else is', () => {
    expect(() => readArguments(['--widow', '1'])).toThrow(
      /'--widow'.* Write npm run basemap -- --story \.\.\/my-story/,
    );
    expect(() => readArguments(['../my-story'])).toThrow('Write npm run basemap -- --story');
  });
});

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
