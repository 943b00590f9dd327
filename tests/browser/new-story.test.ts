import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Bounds } from '../../src/core/camera/bounds.ts';
import { tilesIn } from '../../src/core/story/tiles.ts';
import { checkPublished } from '../../src/load/check/check-files.ts';
import { filesIn, storyFilesIn } from '../../src/load/files/story-files.ts';
import { partScenes, scenesSchema } from '../../src/load/schema/scenes.ts';
import { readYaml } from '../../src/load/yaml/read-yaml.ts';
import { mapAtRest } from '../../src/proof/story-page.ts';
import { testedStory } from '../../src/proof/tested-story.ts';
import { type Listening, serveBuilt } from '../../src/publish/serve-built.ts';
import { palette } from '../../src/style/palette.ts';
import { cutPicture } from '../../src/tiles/pictures/cut-picture.ts';
import { pmtilesOf } from '../support/pmtiles.ts';
import { mapPoints } from './support/map-points.ts';
import { sharedBrowser } from './support/open-browser.ts';
import { openPage, openStory, small } from './support/open-page.ts';
import { readWidths } from './support/read-widths.ts';

const run = promisify(execFile);
const browser = await sharedBrowser('drawn');
let around = '';
let served: Listening;
let printed = '';

const stops = '#6b3a00';
const summit = [15.37, 66.61] as const;
const bodo = [14.392, 67.2875] as const;
const additions = 'tests/fixtures/additions';

/**
 * Adds layers to a new story: the numbered places of two sections, three squares of which two have a value,
 * and an old map in tiles of one colour, to be compared with today's; and pictures of every sort, and a video.
 */
async function addTo(story: string): Promise<void> {
  const change = async (file: string, edit: (text: string) => string) =>
    writeFile(join(story, file), edit(await readFile(join(story, file), 'utf8')));
  const added = await readFile(`${additions}/layers.yaml`, 'utf8');
  await change('layers.yaml', (text) => text + added);
  await cp(`${additions}/counties.geojson`, join(story, 'geo/layers/counties.geojson'));
  const places = [`[${summit}]`, `[${bodo}]`];
  await change('scenes.yaml', (text) => {
    const last = text.lastIndexOf('layers: [') + 'layers: ['.length;
    return `${text.slice(0, last)}counties, old, ${text.slice(last)}`.replaceAll(
      /layers: (\[(?:counties, old, )?railway, stations, arctic)\]/g,
      (_, shown) => `at: ${places.shift()}\n  layers: ${shown}, stops]`,
    );
  });
  const pictures = await readFile(`${additions}/pictures.md`, 'utf8');
  await change('story.md', (text) => text.replace('::: record', `${pictures}::: record`));
  const create = (width: number, height: number, background: string) =>
    sharp({ create: { width, height, channels: 3, background } });
  for (const [name, width, height] of [
    ['wide.jpg', 1700, 700],
    ['then.jpg', 900, 600],
    ['now.jpg', 900, 600],
    ['train.jpg', 640, 400],
  ] as const)
    await create(width, height, '#8ab').toFile(join(story, name));
  await cp('tests/fixtures/video/train.webm', join(story, 'train.webm'));

  const tile = await create(256, 256, '#b03070').png().toBuffer();
  const bounds: Bounds = [9, 63.2, 11, 64.4];
  const ids = [5, 6, 7].flatMap((zoom) => tilesIn(bounds, zoom));
  const tiles = Object.fromEntries(ids.map((id) => [id.join('/'), tile]));
  const archive = join(around, 'old.pmtiles');
  await writeFile(archive, pmtilesOf(tiles, bounds, { name: 'Old map' }));
  const files = storyFilesIn(around, 'my-story');
  const scenes = await readFile(join(around, files.scenes), 'utf8');
  const written = readYaml(scenes, files.scenes, scenesSchema);
  const order = { root: around, files, ...partScenes(written), archive };
  await cutPicture({ ...order, say: () => undefined });
}

/** The story as a writer has it: written by the command, with stops and a layer of values, and built. */
beforeAll(async () => {
  around = await mkdtemp(join(tmpdir(), 'new-story-'));
  const [story, dist] = [join(around, 'my-story'), join(around, 'dist')];
  printed = (await run('npm', ['run', '--silent', 'new', '--', story])).stdout;
  await addTo(story);
  const build = ['--import', 'tsx', 'src/cli/bin.ts', 'build', '--quiet'];
  await run(process.execPath, build, { env: { ...process.env, STORY: story, STORY_DIST: dist } });
  served = await serveBuilt(dist);
}, 240_000);
afterAll(async () => {
  await served?.close();
  await rm(around, { recursive: true });
});

test('npm run new says what to do next', () => {
  expect(printed).toContain(`npm start -- ${around}/my-story`);
});

test('a new story draws values and an old map, marks the stop that is read, and reports no error', async () => {
  const tested = await testedStory(join(around, 'my-story'), served.url);
  const opened = await openStory(browser, served.url, small);
  const layer = tested.story.layers.find(({ id }) => id === 'counties');
  const { page, goTo } = opened;
  await goTo('sources');
  const points = await mapPoints(page, palette('light').land);
  const [few = '', many = ''] = Object.values(layer?.categories ?? {}).map(
    ({ color }) => color?.light,
  );
  const drawn = [
    points.has(points.at([9.8, 66.6]), few),
    points.has(points.at([17.3, 63.8]), many),
    points.has(points.at([17.3, 63.8]), few),
    points.has(points.at([17.3, 65.6]), many),
  ];
  expect(drawn).toEqual([true, true, false, false]);
  const row = page.locator('#_layers label', { has: page.locator('[value=counties]') });
  expect(await row.locator('.key-of').textContent()).toBe('10people/km² No data');
  const filled = async () => {
    const map = await mapPoints(page, palette('light').paper);
    return [summit, bodo].map((at) => {
      const [x, y] = map.at(at);
      return map.has([x - 8, y], stops);
    });
  };
  expect(await filled()).toEqual([false, true]);
  const [x, y] = points.at(summit);
  await page.mouse.click(x, y);
  await page.waitForURL(/#circle$/);
  await mapAtRest(page);
  expect(await filled()).toEqual([true, false]);
  await goTo('sources');
  const seen = async () => {
    const map = await mapPoints(page, palette('light').paper);
    return map.has(map.at([10, 63.8]), '#b03070');
  };
  expect(await seen()).toBe(true);
  await page.evaluate(() => document.querySelector('#_layers-panel')?.setAttribute('open', ''));
  const handle = page.getByRole('slider', { name: 'How much of Old map is seen' });
  await handle.evaluate((range: HTMLElement) => range.focus());
  await page.keyboard.press('Home');
  await mapAtRest(page);
  expect(await seen()).toBe(false);
  expect(opened.errors).toEqual([]);
});

test('no file is published in the place of one that the build writes', async () => {
  const files = storyFilesIn('.', join(around, 'my-story'));
  const own = await filesIn(join(around, 'my-story/public'));
  const built = (await filesIn(join(around, 'dist'))).filter(
    (name) => !/\.(br|gz)$|^relief\//.test(name) && !own.includes(name),
  );
  const problems = (await checkPublished('.', files, built)).map(({ problem }) => problem);
  expect(problems).toEqual(built.map(() => expect.stringContaining('the build writes a page')));
});

test('values are a table in the page, before any script has run', async () => {
  const html = await readFile(join(around, 'dist/index.html'), 'utf8');
  const table = /<table>\s*<caption>Values on the map: People[\s\S]*?<\/table>/.exec(html)?.[0];
  expect(table?.match(/Few|Many|None|No data|>5<|>50</g)).toEqual([
    'Few',
    '>5<',
    'Many',
    '>50<',
    'None',
    'No data',
  ]);
});

test('pictures keep to their column or the window, shift nothing, are compared by keys, play for who wants motion, and are whole on paper', async () => {
  const viewport = { width: 360, height: 740 };
  const patiently = { timeout: 10_000 };
  const options = { viewport, reducedMotion: 'reduce', drawing: false } as const;
  const { page, errors, close } = await openPage(browser, options);
  await page.goto(served.url, { waitUntil: 'load' });
  await page.waitForSelector('html[data-pictures]');
  const figures = page.locator('.card > :is(.picture, .pictures, .compare)');
  const heights = () => figures.evaluateAll((all) => all.map((figure) => figure.clientHeight));
  const empty = await heights();
  const imagesLoaded = () =>
    page
      .locator('.shown img')
      .evaluateAll((all: HTMLImageElement[]) =>
        all.every((one) => one.complete && one.naturalWidth > 0),
      );
  const readAll = async () => {
    for (const figure of await figures.all()) await figure.scrollIntoViewIfNeeded();
    await expect.poll(imagesLoaded, patiently).toBe(true);
  };
  await readAll();
  expect(empty).toHaveLength(6);
  expect(await heights()).toEqual(empty);
  expect(await page.evaluate(readWidths)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await readAll();
  expect(await page.evaluate(readWidths)).toEqual([]);
  const sideways = () => document.documentElement.scrollWidth - window.innerWidth;
  expect(await page.evaluate(sideways)).toBe(0);

  const control = page.getByRole('slider');
  const uncovered = () =>
    page
      .locator('.compare .picture + .picture > .shown')
      .evaluate((second) => getComputedStyle(second).clipPath);
  const half = await uncovered();
  const read = await page.evaluate(() => location.hash);
  await control.focus();
  for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  expect(await uncovered()).not.toBe(half);
  expect(await page.evaluate(() => location.hash)).toBe(read);

  const video = page.locator('.shown > video');
  const isPaused = () => video.evaluate((one: HTMLVideoElement) => one.paused);
  await video.evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }));
  expect(await isPaused()).toBe(true);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await expect.poll(isPaused, patiently).toBe(false);
  expect(await video.evaluate((one: HTMLVideoElement) => one.muted)).toBe(true);
  await page.getByRole('switch').click();
  await expect.poll(isPaused, patiently).toBe(true);
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  expect(await isPaused()).toBe(true);

  await page.emulateMedia({ media: 'print' });
  expect(await video.isVisible()).toBe(false);
  expect(await control.isVisible()).toBe(false);
  const [then, now] = await page.locator('.compare img').all();
  const [above, below] = [await then?.boundingBox(), await now?.boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThan(below?.y ?? 0);
  expect(errors).toEqual([]);
  await close();
});
