import { area, bbox, length, pointToLineDistance } from '@turf/turf';
import type { Feature, LineString } from 'geojson';
import { describe, expect, it } from 'vitest';
import { featureOf, readLayer } from './read-layer.ts';

const squareKilometres = (feature: Feature): number => area(feature) / 1e6;

describe('the Demilitarised Zone', () => {
  const dmz = readLayer('dmz');
  const line = featureOf(dmz, 'Military Demarcation Line');
  const zone = featureOf(dmz, 'Demilitarised Zone');

  it('has a line of about the 238 km that were measured, within 3 %', () => {
    expect(Math.abs(length(line) - 238) / 238).toBeLessThan(0.03);
  });

  it('covers about the 903.8 km² that were measured, within 3 %', () => {
    expect(Math.abs(squareKilometres(zone) - 903.8) / 903.8).toBeLessThan(0.03);
  });

  it('passes Panmunjom within 0.3 km', () => {
    const shape = line.geometry as LineString;
    expect(pointToLineDistance([126.677, 37.956], shape)).toBeLessThan(0.3);
  });
});

describe('Jilin', () => {
  const [jilin] = readLayer('jilin').features;

  it('covers 185,000 to 193,000 km², the range of printed figures', () => {
    const measured = jilin ? squareKilometres(jilin) : 0;
    expect(measured).toBeGreaterThan(185_000);
    expect(measured).toBeLessThan(193_000);
  });

  it('reaches as far as published, within 0.05°, the rounding of the published minutes', () => {
    const published = [121.633, 40.833, 131.317, 46.317];
    const measured = jilin ? bbox(jilin) : [];
    measured.forEach((value, index) => {
      expect(Math.abs(value - (published[index] ?? 0))).toBeLessThan(0.05);
    });
  });
});

describe('Yanbian', () => {
  const [yanbian] = readLayer('yanbian').features;

  it('covers 42,500 to 43,700 km², the range of printed figures', () => {
    const measured = yanbian ? squareKilometres(yanbian) : 0;
    expect(measured).toBeGreaterThan(42_500);
    expect(measured).toBeLessThan(43_700);
  });

  it('reaches as far as published, within 0.01°, a few hundred metres', () => {
    const published = [127.462, 41.996, 131.309, 44.512];
    const measured = yanbian ? bbox(yanbian) : [];
    measured.forEach((value, index) => {
      expect(Math.abs(value - (published[index] ?? 0))).toBeLessThan(0.01);
    });
  });
});

describe('the border rivers', () => {
  const rivers = readLayer('border-rivers');

  it('make the Yalu as long as the 790 to 803 km that are printed, within 3 %', () => {
    expect(length(featureOf(rivers, 'Yalu'))).toBeGreaterThan(790 * 0.97);
    expect(length(featureOf(rivers, 'Yalu'))).toBeLessThan(803 * 1.03);
  });

  it('make the Tumen as long as the printed 521 km, within 5 %: it begins above the spring', () => {
    expect(Math.abs(length(featureOf(rivers, 'Tumen')) - 521) / 521).toBeLessThan(0.05);
  });
});

describe('the flights', () => {
  const flights = readLayer('flight-seoul');

  it.each([
    ['Vientiane to Seoul', 3220],
    ['Bangkok to Seoul', 3719],
  ])('%s is %d km, within 0.5 % for the sphere', (name, published) => {
    const measured = length(featureOf(flights, name));
    expect(Math.abs(measured - published) / published).toBeLessThan(0.005);
  });
});

describe('the routes', () => {
  it.each([
    ['route-laos', 4013],
    ['route-thailand', 4501],
  ] as const)('%s is drawn at most 2 %% longer than it is from city to city', (id, cities) => {
    const drawn = readLayer(id).features.reduce((sum, part) => sum + length(part), 0);
    expect(drawn).toBeGreaterThan(cities);
    expect(drawn).toBeLessThan(cities * 1.02);
  });
});
