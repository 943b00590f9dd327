import { readFileSync } from 'node:fs';
import { booleanPointInPolygon } from '@turf/turf';
import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { layerMetadata } from '../../geo/layer.ts';
import { groundParts, worldBasemap } from '../../src/files/story-files.ts';
import { checkLayer } from '../../src/read/geometry/check-geojson.ts';

const parts = [...groundParts, 'places'] as const;
const pathOf = (part: string) => `${worldBasemap}/${part}.geojson`;
const textOf = (part: string) => readFileSync(pathOf(part), 'utf8');
const read = (part: string): FeatureCollection => JSON.parse(textOf(part));

describe('the basemap of the world', () => {
  it.each(parts)('has sound %s with their origin', (part) => {
    expect(checkLayer(textOf(part), pathOf(part))).toEqual([]);
    const { metadata } = JSON.parse(textOf(part));
    expect(layerMetadata.safeParse(metadata).error).toBeUndefined();
  });

  it('takes less than 650 KB in all', () => {
    const bytes = parts.map((part) => Buffer.byteLength(textOf(part)));
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(650_000);
  });

  it.each([
    ['Nairobi', [36.82, -1.29], true],
    ['Ushuaia', [-68.3, -54.7], true],
    ['Akureyri', [-18.1, 65.5], true],
    ['Viti Levu', [178, -17.8], true],
    ['Chukotka, beyond the 180th meridian', [-175, 66.5], true],
    ['the South Pole', [0, -84], true],
    ['the North Pole', [0, 84.9], false],
    ['the Pacific', [-150, 0], false],
  ] as const)('has land and sea in the right place: %s', (_, at, isLand) => {
    const [land] = read('land').features as Feature<MultiPolygon>[];
    expect(land && booleanPointInPolygon([...at], land)).toBe(isLand);
  });

  it('has the same land in the overview as in the finer file, so that no seam shows', () => {
    const overview = read('overview').features.filter(({ properties: p }) => p?.part === 'land');
    expect(overview.map(({ geometry }) => geometry)).toEqual(
      read('land').features.map(({ geometry }) => geometry),
    );
  });

  it('names the countries and the largest cities', () => {
    const names = read('places').features.map(({ properties }) => properties?.name);
    const known = ['Kenya', 'Samoa', 'Bosnia and Herzegovina', 'São Paulo', 'Tokyo'];
    expect(names).toEqual(expect.arrayContaining(known));
    expect(names.filter((name) => name.endsWith('.'))).toEqual([]);
  });
});
