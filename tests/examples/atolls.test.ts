import { coordAll } from '@turf/turf';
import { differenceCiede2000, parse as parseColor, wcagContrast } from 'culori';
import type { Position } from 'geojson';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { storyFilesIn } from '../../src/load/files/story-files.ts';
import { inspectStory } from '../../src/load/load-story.ts';
import { palette, type Theme } from '../../src/style/palette.ts';
import { layer, read } from './atolls-files.ts';

type Themed = Readonly<Record<Theme, string>>;
type LayerSettings = { readonly kind: string; readonly color: Themed; readonly dash?: string };

const layers: Readonly<Record<string, LayerSettings>> = parse(read('layers.yaml'));
const settings: { readonly theme: { readonly accent: Themed } } = parse(read('settings.yaml'));

/** The latitudes on a meridian, but for the edge of the map beneath Antarctica. */
const onMeridian = (positions: readonly Position[], longitude: number): number[] =>
  [...new Set(positions.flatMap(([x, y = 0]) => (x === longitude && y > -80 ? [y] : [])))].sort();

test('the text adds up: the census of each island to the residents that it gives', () => {
  const islands = layer('geo/layers/islands.geojson').features;
  const sum = islands.reduce((total, { properties }) => total + Number(properties.count), 0);
  expect(read('story.md')).toContain(`${sum.toLocaleString('en-GB')} residents`);
});

test('the French edition has every section, figure, citation and word of the original as it is now', async () => {
  const files = storyFilesIn('.', 'examples/atolls', 'fr');
  const { problems, loaded } = await inspectStory('.', { files });
  expect(problems).toEqual([]);
  expect(loaded?.editions.map(({ name }) => name)).toEqual(['English', 'Français']);
});

test('French has its narrow space before each sign of two parts, and within its quotation marks', () => {
  const words = Object.values(parse(read('words.fr.yaml'))).filter(
    (said) => typeof said === 'string',
  );
  const french = [read('story.fr.md').replace(/^---[\s\S]*?\n---/, ''), ...words].join('\n');
  expect(french.match(/[^\u202f\s:][;?!:»](?=\s|$)| [;?!:»]/gm)).toBeNull();
  expect(french).not.toMatch(/«[^\u202f]/);
});

test.each(['layers/sea-zone', 'basemap/land', 'basemap/overview'])(
  'what is cut at the 180th meridian meets there, in %s',
  (file) => {
    const positions = coordAll(layer(`geo/${file}.geojson`));
    expect(onMeridian(positions, 180).length).toBeGreaterThanOrEqual(2);
    expect(onMeridian(positions, 180)).toEqual(onMeridian(positions, -180));
  },
);

describe.each(['light', 'dark'] as const)('the colours of the atolls, %s', (theme) => {
  const map = palette(theme);
  const grounds = [map.land, map.storyLand, map.sea];
  const colors = Object.entries(layers).map(([id, { color }]) => [id, color[theme]] as const);

  it.each(colors)('let %s be seen on land and sea and read beside its halo', (_, color) => {
    for (const ground of grounds) expect(wcagContrast(color, ground)).toBeGreaterThanOrEqual(3);
    expect(wcagContrast(color, map.halo)).toBeGreaterThanOrEqual(4.5);
    expect(wcagContrast(color, map.paper)).toBeGreaterThanOrEqual(4.5);
  });

  it('tell lines apart by ΔE2000 20 and more, and by their dashes', () => {
    const lines = Object.values(layers).filter(({ kind }) => kind === 'line' || kind === 'route');
    expect(new Set(lines.map(({ dash }) => dash)).size).toBe(lines.length);
    const seen = lines.map(({ color }) => parseColor(color[theme]) ?? 'black');
    for (const [index, one] of seen.entries()) {
      for (const other of seen.slice(index + 1)) {
        expect(differenceCiede2000()(one, other)).toBeGreaterThanOrEqual(20);
      }
    }
  });

  it('let the accent be read on paper', () => {
    const { accent } = settings.theme;
    expect(wcagContrast(accent[theme], map.paper)).toBeGreaterThanOrEqual(4.5);
  });
});
