import { expect, it } from 'vitest';
import { worldSize } from '../../../src/core/camera/mercator.ts';
import { locatorSize, nearLocator, projectToLocator } from '../../../src/core/story/story-data.ts';
import { locatorBox, scaleLength } from '../../../src/map/corner/scale-and-locator.ts';
import { inMiles } from '../../../src/words/formats.ts';
import { forAll, number } from '../../core/arbitraries.ts';
import { world } from '../../support/this-story.ts';

it('scaleLength is true to the ground in kilometres and in miles', () =>
  forAll(number(1, 9), number(-70, 70), (zoom, latitude) => {
    const kmPerPixel = (40075.017 * Math.cos((latitude * Math.PI) / 180)) / worldSize(zoom);
    const { first, second, pixels } = scaleLength(zoom, latitude);
    const inFigures = (words: string) => Number.parseFloat(words.replaceAll(',', ''));
    const [inKm, inMiles] = [inFigures(first), inFigures(second)];
    expect(Math.abs(inKm / kmPerPixel - pixels)).toBeLessThanOrEqual(0.51);
    expect((inMiles * 1.609344) / inKm).toBeCloseTo(1, 1);
    expect(pixels).toBeLessThanOrEqual(96);
    expect(pixels).toBeGreaterThan(36);
  }));

it('scaleLength uses metres and feet among streets', () => {
  expect(scaleLength(16, 32)).toMatchObject({ first: '50 m', second: '160 ft' });
});

it('scaleLength is round in miles or feet, which come first, if the story uses them', () => {
  const all = Array.from({ length: 30 }, (_, i) => scaleLength(3 + i / 2, 36, inMiles('en')));
  const bars = all.map(({ first }) => first);
  for (const bar of bars) expect(bar).toMatch(/^(0\.5|[125](0|,)*) (mi|ft)$/);
  expect(bars).toEqual(expect.arrayContaining(['200 mi', '1 mi', '0.5 mi', '1,000 ft', '100 ft']));
  expect(all.find(({ first }) => first === '5 mi')?.second).toBe('8 km');
});

const toLocator = projectToLocator(world.locator);

it('the locator marks the same area in any copy of the world', () => {
  const at = (lng: number) => toLocator(nearLocator(world.locator, [lng, 20]));
  for (const turn of [-360, 360, 720]) expect(at(100 + turn)).toEqual(at(100));
});

it('the locator marks an area that is never too small to see, and keeps its centre', () => {
  const { x, y, width, height } = locatorBox([toLocator([127, 38])]);
  const [middleX, middleY] = toLocator([127, 38]);
  expect([width, height]).toEqual([4, 4]);
  expect(x + 2).toBeCloseTo(middleX, 1);
  expect(y + 2).toBeCloseTo(middleY, 1);
});

it('the locator shows a region across the 180th meridian in one piece', () => {
  const pacific = [170, -25, -165, -5] as const;
  const frame = projectToLocator(pacific);
  const [west = 0, east = 0] = [179, -179].map((lng) => frame(nearLocator(pacific, [lng, -15]))[0]);
  expect(east).toBeGreaterThan(west);
  expect(east).toBeLessThan(locatorSize.width);
});
