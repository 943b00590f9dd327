import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it, test } from 'vitest';
import type { Bounds } from '../../src/core/camera/bounds.ts';
import { greatCircleKm } from '../../src/core/camera/mercator.ts';
import { openFolder } from '../../src/files/open-folder.ts';
import { loadStory } from '../../src/load/load-story.ts';
import { storyStore } from '../../src/load/story-store.ts';
import { storyMaps } from '../../src/stills/draw-map.ts';
import { frameScene, positionAt, sectionSize } from '../../src/stills/frame.ts';
import { openLabelFonts } from '../../src/stills/labels/outline-text.ts';
import { shareImage } from '../../src/stills/share-image.ts';
import { sectionMaps } from '../../src/stills/stills-plugin.ts';
import { streetTiles } from '../../src/stills/street-tiles.ts';
import { root, sceneOf } from '../support/read-story.ts';
import { townStory } from '../support/town.ts';

it('the words below a still map give the width of the picture, not of the bounds', async () => {
  const store = storyStore(openFolder(root, 'tests/fixtures/lake'));
  const loaded = await store.load();
  const [first] = loaded.story.sections;
  if (!first) throw new Error('The fixture has no section.');
  // Tall, so that there is much beside them.
  const scene = { bounds: [33, -3, 33.5, 1], layers: {} } as const;
  const html = await sectionMaps(store).sectionMap(first, scene, loaded);
  const km = Number(/about (\d+) km wide/.exec(html)?.[1]);
  const frame = frameScene(scene);
  const middle = sectionSize.height / 2;
  const [left, right] = [0, sectionSize.width].map((x) => positionAt(frame, [x, middle]));
  if (!left || !right) throw new Error('The frame has no sides.');
  expect(km / greatCircleKm(left, right)).toBeCloseTo(1, 1);
});

it('the share image has the hills of its map', async () => {
  const { plugin } = sectionMaps(storyStore(openFolder(root, 'examples/starter')));
  let picture: Buffer | undefined;
  const emitFile = ({ fileName, source }: { fileName: string; source: Buffer }) => {
    if (fileName === 'og.png') picture = source;
  };
  await plugin.configResolved.call({} as never, { command: 'build' } as never);
  await plugin.generateBundle.call({ emitFile } as never);
  const map = sharp(picture).extract({ left: 400, top: 0, width: 780, height: 500 });
  // 2.2 where land is flat.
  expect((await map.greyscale().stats()).entropy).toBeGreaterThan(2.6);
});

const fonts = await openLabelFonts();
const blue =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 540 405"><path fill="#00f" d="M0 0h540v405H0z"/></svg>';
const panel = 360;

/** The columns and rows of the panel that have ink, from its outer edge. */
async function written(lang: string, title: string, subtitle: string) {
  const png = await shareImage({ lang, title, subtitle }, Buffer.from(blue), fonts, '#8f1d1a');
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([1200, 630]);
  const dark = (x: number, y: number) => (data[(y * 1200 + x) * 3] ?? 255) < 200;
  const from = lang === 'ar' ? 1200 - panel : 0;
  const columns = Array.from({ length: panel }, (_, x) => x);
  const rows = Array.from({ length: 630 }, (_, y) => y);
  return {
    columns: columns.filter((x) => rows.some((y) => dark(from + x, y))),
    rows: rows.filter((y) => columns.some((x) => dark(from + x, y))),
  };
}

test.each([
  ['en', 'To Laos', 'The Long Way South'],
  ['de', 'Rindfleischetikettierungsüberwachungsaufgabe', 'Ein Wort'],
  ['en', 'What was asked, what is known, and all that has been said of it since then by them', ''],
  ['fr', 'Un titre', `Un récit ${'dont le nom ne finit pas '.repeat(8)}`],
  ['ko', '아무도 말하지 않았다', '남으로 가는 먼 길'],
  ['zh', '展望台旁的火箭弹与没有人说过的事', '远路向南'],
  ['ar', 'الطريق الطويل', 'إلى الجنوب'],
])('in "%s" the share image fits "%s" into the margins of the panel', async (...text) => {
  const { columns, rows } = await written(...text);
  expect(columns[0]).toBeGreaterThanOrEqual(32);
  expect(columns.at(-1)).toBeLessThanOrEqual(panel - 32);
  expect(rows.at(-1)).toBeLessThanOrEqual(630 - 32);
  expect(rows.at(-1)).toBeGreaterThan(120);
});

it('a still map of a town draws streets and buildings in both themes, and names along streets', async () => {
  const town = await townStory();
  await town.cut();
  const loaded = await loadStory(town.files);
  const maps = storyMaps(loaded, {}, streetTiles(loaded.streets, join(town.root, 'town/public')));
  const scene = sceneOf(loaded, 'corner');
  const texts = { title: 'Corner', description: '', fonts };
  const svg = maps(scene, { frame: frameScene(scene), ...texts });
  for (const color of ['#fbf8f1', '#dbd4c6', '#3a4041']) expect(svg).toContain(color);
  expect(svg).toMatch(/translate\([^)]*\)rotate\(-?\d/);
});

test('a still map of a country credits its woods in both themes, and a still map of hills has peaks', async () => {
  const town = await townStory();
  await town.cutMade([5, 13]);
  const store = storyStore(openFolder(town.root, 'town'));
  const [loaded, maps] = [await store.load(), sectionMaps(store)];
  await maps.plugin.configResolved.call({} as never, { command: 'build' } as never);
  const drawn = async (index: number, bounds: Bounds) => {
    const section = loaded.story.sections[index] as (typeof loaded.story.sections)[number];
    const scene = { bounds, layers: {}, maxZoom: 18 };
    const html = await maps.sectionMap(section, scene, loaded);
    return `${html}${await maps.files.get(/assets[^"]*svg/.exec(html)?.[0] ?? '')?.()}`;
  };
  const country = await drawn(0, [112, -36, 122, -30]);
  for (const part of ['#d5dac1', '#29352f', '© ESA WorldCover']) expect(country).toContain(part);
  expect(await drawn(1, [115.8, -31.92, 115.835, -31.875])).toContain('M20 0L280 0L150-230Z');
});
