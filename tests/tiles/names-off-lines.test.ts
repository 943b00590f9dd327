import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, lineMeetsBox } from '../../src/core/geometry/box.ts';
import type { NameSide } from '../../src/style/place-layers.ts';
import { countrySpot } from '../../src/tiles/places/countries.ts';
import {
  clearOfLines,
  countryBox,
  linesNear,
  nameBox,
  type RoomyPlace,
} from '../../src/tiles/places/names-off-lines.ts';
import { forAll, number } from '../core/arbitraries.ts';
import { positions, ring } from '../support/shapes.ts';

const town = (name: string, at: RoomyPlace['at'], minZoom = 2): RoomyPlace => ({
  name,
  kind: 'town',
  rank: 5,
  from: 2,
  at,
  minZoom,
});

const sidesOf = (
  places: readonly RoomyPlace[],
  lines: readonly (readonly number[][])[],
  wanted: string[] = [],
): [string, NameSide][] =>
  clearOfLines(places, lines, new Set(wanted)).map(({ name, side }) => [name, side]);

/** From north to south along a meridian. */
const down = (lng: number) => positions(lng, -15, lng, -35);

/** A star of lines about a place: one way or another there is always one. */
const star = ([lng, lat]: RoomyPlace['at']): number[][][] =>
  Array.from({ length: 24 }, (_, i) => {
    const [x, y] = [Math.cos((i * Math.PI) / 12), Math.sin((i * Math.PI) / 12)];
    return positions(lng, lat, lng + 9 * x, lat + 9 * y);
  });

/** A few lines' worth of positions about the middle of the scene. */
const anyLine = (maxLength: number) => {
  const position = fc.tuple(number(-4, 4), number(-4, 4)).map(([x, y]) => [135 + x, -25 + y]);
  return fc.array(position, { minLength: 2, maxLength });
};

/**
 * Expects that a name, but for `slack` pixels of its air, covers no line at a zoom. Plate carrée is near
 * enough to Mercator within a few pixels of a place.
 */
function expectOff(
  box: Box,
  at: RoomyPlace['at'],
  { line, zoom, slack }: { line: readonly number[][]; zoom: number; slack: number },
) {
  const pixels = (512 * 2 ** zoom) / 360;
  const stretch = 1 / Math.cos((25 * Math.PI) / 180);
  const on = line.map(
    ([x = 0, y = 0]) => [(x - at[0]) * pixels, (at[1] - y) * pixels * stretch] as const,
  );
  const inner = {
    left: box.left + slack,
    right: box.right - slack,
    top: box.top + slack,
    bottom: box.bottom - slack,
  };
  expect(lineMeetsBox(on, inner)).toBe(false);
}

describe('the names of cities and towns beside the lines of a story', () => {
  it('are omitted if lines run on every side, unless the story wants them', () => {
    const places = [town('Town', [135, -25]), town('Wanted', [135, -25])];
    expect(sidesOf(places, star([135, -25]), ['Wanted'])).toEqual([['Wanted', 'right']]);
  });

  it('start at the zoom at which they clear the line', () => {
    const near = [down(134.8), down(135.3)];
    const [place] = clearOfLines([town('Name', [135, -25])], near);
    expect(place?.minZoom).toBeGreaterThan(2);
    expect(clearOfLines([town('Name', [135, -25], 7.5)], near)[0]?.minZoom).toBe(7.5);
  });

  it('avoid a line over the 180th meridian from either side', () => {
    const line = positions(179.7, -30, 180.3, -20);
    for (const lng of [179.4, -179.8]) {
      const [place] = clearOfLines([town('Name', [lng, -25])], [line]);
      expect(place?.side).toBe(lng > 0 ? 'left' : 'right');
    }
  });

  it('never cover a line at a zoom that shows them', () =>
    forAll(anyLine(6), (line) => {
      const [place] = clearOfLines([town('Somewhere', [135, -25])], [line]);
      fc.pre(place !== undefined);
      const zoom = Math.max(place.minZoom, 5);
      expectOff(nameBox(place, place.side), place.at, { line, zoom, slack: 1 });
    }));
});

describe('the name of a country beside the lines of a story', () => {
  const spot = (lines: readonly number[][][], name = 'Land') =>
    countrySpot(name, { ring: ring(130, -30, 140, -20), middle: [135, -25] }, (at) =>
      linesNear(lines)(at, 4),
    );

  it('avoids every line that leaves the name room', () =>
    forAll(anyLine(5), (line) => {
      const { at, clearFrom } = spot([line]);
      fc.pre(clearFrom === 0);
      expectOff(countryBox('Land'), at, { line, zoom: 5, slack: 2 });
    }));
});
