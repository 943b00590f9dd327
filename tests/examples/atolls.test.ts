import { differenceCiede2000, parse as parseColor, wcagContrast } from 'culori';
import type { Feature, LineString, MultiPolygon, Point, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { palette, type Theme } from '../../src/style/palette.ts';
import { files, geometry, layer, positionsOf, read } from './atolls-files.ts';

type Themed = Readonly<Record<Theme, string>>;
type Scene = { readonly bounds: number[]; readonly layers: (string | Record<string, number>)[] };
type LayerSettings = { readonly kind: string; readonly color: Themed; readonly dash?: string };

const scenes: Readonly<Record<string, Scene>> = parse(read('scenes.yaml'));
const layers: Readonly<Record<string, LayerSettings>> = parse(read('layers.yaml'));
const labels: readonly { readonly layer: string }[] = parse(read('labels.yaml'));
const settings: { readonly theme: { readonly accent: Themed } } = parse(read('settings.yaml'));
const story = read('story.md');

const onMeridian = (positions: readonly Position[], longitude: number): number[] =>
  [...new Set(positions.flatMap(([x, y = 0]) => (x === longitude ? [y] : [])))].sort();

describe('the text of the atolls', () => {
  it('has a scene for every section and a section for every scene', () => {
    const sections = [...story.matchAll(/^#{1,2} .*\{#([\w-]+)/gm)].map(([, id]) => id);
    expect(sections).toEqual(Object.keys(scenes));
  });

  it('cites every source that is listed, and none that is not', () => {
    const cited = new Set([...story.matchAll(/\[\^([^\]]+)\]/g)].map(([, id]) => id));
    expect([...cited].sort()).toEqual(Object.keys(parse(read('sources.yaml'))).sort());
  });

  it('adds up: the census of each island to the residents that the text gives', () => {
    const islands = layer('geo/layers/islands.geojson').features;
    const sum = islands.reduce((total, { properties }) => total + Number(properties.count), 0);
    expect(story).toContain(`${sum.toLocaleString('en-GB')} residents`);
  });
});

describe('the map of the atolls', () => {
  it('shows in its scenes and names in its labels only layers that there are, each with a file', () => {
    const shown = Object.values(scenes).flatMap((scene) =>
      scene.layers.flatMap((each) => (typeof each === 'string' ? [each] : Object.keys(each))),
    );
    const named = labels.map((label) => label.layer);
    expect([...new Set([...shown, ...named])].sort()).toEqual(Object.keys(layers).sort());
    for (const id of Object.keys(layers)) {
      expect(geometry).toContain(`geo/layers/${id}.geojson`);
    }
  });

  it('has scenes on both sides of the 180th meridian, and across it', () => {
    const across = Object.values(scenes).map(({ bounds: [west = 0, , east = 0] }) => west > east);
    expect(new Set(across)).toEqual(new Set([true, false]));
  });

  it('has an area with holes that is cut at the meridian, so that both parts meet there', () => {
    const [area] = layer('geo/layers/sea-zone.geojson').features as Feature<MultiPolygon>[];
    expect(area?.geometry.coordinates.some((rings) => rings.length > 1)).toBe(true);
    const positions = area ? positionsOf(area.geometry) : [];
    expect(onMeridian(positions, 180).length).toBeGreaterThanOrEqual(2);
    expect(onMeridian(positions, 180)).toEqual(onMeridian(positions, -180));
  });

  it.each(['land', 'overview'])(
    'has islands that are cut at the meridian and meet there, in %s',
    (file) => {
      const fiji = layer(`geo/basemap/${file}.geojson`).features.find(
        ({ properties }) => properties.name === 'Fiji',
      );
      const positions = fiji ? positionsOf(fiji.geometry) : [];
      expect(onMeridian(positions, 180).length).toBeGreaterThanOrEqual(6);
      expect(onMeridian(positions, 180)).toEqual(onMeridian(positions, -180));
    },
  );

  it('has a route that is a bare line and leaps from east longitudes to west ones', () => {
    const { features } = layer('geo/layers/voyage.geojson');
    const [route] = features as Feature<LineString>[];
    expect(features).toHaveLength(1);
    expect(Object.keys(route?.properties ?? {})).toEqual(['name']);
    const longitudes = route?.geometry.coordinates.map(([x = 0]) => x) ?? [];
    const leaps = longitudes.filter((x, index) => Math.abs(x - (longitudes[index - 1] ?? x)) > 180);
    expect(leaps).toHaveLength(1);
  });

  it('has a point with a count for each island', () => {
    const islands = layer('geo/layers/islands.geojson').features as Feature<Point>[];
    expect(islands).toHaveLength(9);
    for (const { properties } of islands) expect(properties?.count).toBeGreaterThan(0);
  });
});

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

describe('the folder of the atolls', () => {
  const others =
    /korea|laos|laot|thai|jilin|yanbian|refugee|seoul|yalu|tumen|pyongyang|dmz|missile|mekong|china|beijing/i;

  it.each(files)('holds no word of another story in %s', (file) => {
    expect(read(file)).not.toMatch(others);
  });
});
