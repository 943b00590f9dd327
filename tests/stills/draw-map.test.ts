import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { greatCircleKm } from '../../src/core/camera/mercator.ts';
import { offsetOf } from '../../src/core/timeline/annotation-room.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import { reliefFolders } from '../../src/files/story-files.ts';
import { type LoadedStory, loadStory } from '../../src/load/load-story.ts';
import { type StoryMaps, storyMaps } from '../../src/stills/draw-map.ts';
import { frameScene, sectionSize } from '../../src/stills/frame.ts';
import {
  type LabelFonts,
  openLabelFonts,
  outlineText,
} from '../../src/stills/labels/outline-text.ts';
import { namedPlaces } from '../../src/stills/map-words.ts';
import { drawPoster } from '../../src/stills/poster.ts';
import { reliefPicture } from '../../src/stills/relief-picture.ts';
import { sceneOf } from '../support/read-story.ts';
import { scenes } from '../support/this-story.ts';

const sections = Object.entries(scenes);
const drawn = new Map<string, string>();
let loaded: LoadedStory;
let fonts: LabelFonts;
let maps: StoryMaps;

async function draw(id: string, maps: StoryMaps) {
  const scene = sceneOf({ scenes }, id);
  const frame = frameScene(scene);
  const relief = await reliefPicture(frame, loaded.relief, reliefFolders(loaded.files));
  const words = { section: id, title: id, description: '' };
  return maps(scene, { frame, ...(relief && { relief }), ...words, fonts });
}

function leapOf(text: string): readonly (readonly [number, number])[] {
  const { features } = JSON.parse(text);
  const leap = features.find(({ properties }: GeoJSON.Feature) => properties?.part === 'leap');
  return leap.geometry.coordinates;
}

/** Whether an image of the style is at a point: a leader, which is one straight line, or another. */
const hasImage =
  (leads: boolean, within: number) =>
  (svg: string, [x, y]: readonly [number, number]) =>
    [...svg.matchAll(/<use href="#(\w+)" transform="translate\(([\d.]+) ([\d.]+)\)/g)].some(
      ([, id, left, top]) =>
        Math.hypot(Number(left) - x, Number(top) - y) < within &&
        new RegExp(`id="${id}" [^>]*><path [^>]*d="M[\\d. ]+H[\\d.]+"`).test(svg) === leads,
    );

const hasLeader = hasImage(true, 1);

/** Whether a picture marks a place that it names. */
const hasDot = hasImage(false, 2);

const bytes = (svg: string) => brotliCompressSync(svg).length;

beforeAll(async () => {
  [loaded, fonts] = await Promise.all([loadStory(openFolder('.')), openLabelFonts()]);
  maps = storyMaps(loaded);
  for (const [id] of sections) drawn.set(id, await draw(id, maps));
}, 60_000);

describe("the still maps of the story's sections", () => {
  it.each(sections)('draw "%s" completely, with every reference resolved', (id) => {
    const svg = drawn.get(id) ?? '';
    expect(svg).toContain(`viewBox="0 0 ${sectionSize.width} ${sectionSize.height}"`);
    expect(svg.replaceAll(/data:[^"]*/g, '')).not.toMatch(/NaN|undefined|Infinity/);
    const ids = new Set([...svg.matchAll(/ id="([^"]+)"/g)].map(([, own]) => own));
    const asked = [...svg.matchAll(/(?:href="|url\()#([^")]+)/g)].map(([, other]) => other);
    expect(asked.filter((other) => !ids.has(other))).toEqual([]);
  });

  it('mark the cities between which routes leap', () => {
    const missing = sections.flatMap(([id, scene]) => {
      const { project } = frameScene(scene);
      return Object.keys(scene.layers)
        .filter((layer) => layer.startsWith('route-'))
        .flatMap((route) => leapOf(loaded.geometry[`geo/layers/${route}.geojson`] ?? ''))
        .filter((end) => !hasDot(drawn.get(id) ?? '', project(end)))
        .filter((end) => !(scene.annotations ?? []).some(({ at }) => greatCircleKm(at, end) < 12))
        .map((end) => `${id}: ${end}`);
    });
    expect(missing).toEqual([]);
  });

  it('show the leader of every annotation, and the dot of every named city', () => {
    const places = namedPlaces(loaded).filter(({ kind }) => kind === 'city' || kind === 'capital');
    const underNoPicture = sections.filter(([, { layers }]) => !('night' in layers));
    const missing = underNoPicture.flatMap(([id, scene]) => {
      const { names = [], annotations = [] } = scene;
      const { project } = frameScene(scene);
      const svg = drawn.get(id) ?? '';
      const led = annotations.filter((each) => offsetOf(each) > 0);
      const shown = places.filter(({ name }) => names.includes(name));
      return [
        ...led.filter(({ at }) => !hasLeader(svg, project(at))).map(({ text }) => `${id}: ${text}`),
        ...shown.filter(({ at }) => !hasDot(svg, project(at))).map(({ name }) => `${id}: ${name}`),
      ];
    });
    expect(missing).toEqual([]);
  });

  it('draw large words in the serif’s outlines, all at once and at full strength', () => {
    const svg = drawn.get('the-law') ?? '';
    const lines = (scenes['the-law']?.annotations ?? [])
      .filter(({ large }) => large)
      .flatMap(({ text }) => text.split('\n'));
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines)
      for (const { path } of outlineText(line, fonts['Map Serif'] ?? []).glyphs)
        expect(svg, line).toContain(path);
    expect(svg.match(/scale\(0?\.085\)/g)).toHaveLength(lines.length);
  });

  it('show only the picture’s labels if a picture covers the map', () => {
    const looks = (id: string) => drawn.get(id)?.match(/class="h /g)?.length;
    expect(looks('title')).toBe(1);
    expect(looks('rockets')).toBeGreaterThan(2);
  });

  it('load nothing and run nothing', () => {
    for (const svg of drawn.values()) {
      const [, , ...rest] = svg.split('http');
      expect(rest).toEqual([]);
      expect(svg).not.toMatch(/<script|<text|@import|font-family/);
      expect(svg).toContain('prefers-color-scheme:dark');
      for (const [image] of svg.matchAll(/<image[^>]*>/g)) expect(image).toContain('href="data:');
    }
  });

  it('take at most 270 KB together, and the poster at most 12 KB', async () => {
    const sum = [...drawn.values()].reduce((total, svg) => total + bytes(svg), 0);
    expect(sum).toBeLessThan(270_000);
    const scene = sceneOf({ scenes }, 'title');
    const drawMap = async (...of: Parameters<StoryMaps>) => maps(...of);
    const poster = await drawPoster(drawMap, scene, loaded.world.poster, 'light');
    expect(poster.length).toBeLessThan(12_000);
  });
});
